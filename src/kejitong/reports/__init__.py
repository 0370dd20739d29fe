"""总结：把声明好的段落写成文稿，数字由指标给出，文字可改，定稿冻结，导出公文。

词：outline、section、paragraph、slot、draft、freeze、remark、approval。段落不能查询，也不能自己写数字。
声明用的词汇在 `vocabulary`，那里不认识 Django。
"""
