"""谁替哪个单位办事：认领、成员、代办。词：claim、membership、duty、stand_in、delegation。

不知道他们办的是什么事项；用户归 accounts，单位归 organisations。
"""
