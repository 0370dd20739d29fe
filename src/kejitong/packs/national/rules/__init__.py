"""国家一级的规则：一份文件一个模块，数字在 parameters，例子在 cases。"""
