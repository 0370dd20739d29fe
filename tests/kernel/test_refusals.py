"""Refusals speak in whole sentences."""

import pickle

from kejitong.kernel.refusals import Invalid, Problem, Refused


class CallClosed(Refused):
    """申报已经
    截止。

    这一段给开发者看。
    """


class Later(CallClosed):
    pass


def test_a_refusal_says_what_why_and_what_next():
    refused = CallClosed(why="本批次已于6月1日17:00截止", remedy="可以等待下一批次")

    assert refused.what == "申报已经截止。"
    assert str(refused) == "申报已经截止。本批次已于6月1日17:00截止。可以等待下一批次。"


def test_empty_parts_are_left_out_and_endings_are_not_doubled():
    assert str(CallClosed()) == "申报已经截止。"
    assert str(CallClosed(remedy="请联系经办人！")) == "申报已经截止。请联系经办人！"


def test_a_subclass_without_words_uses_those_above_it():
    assert str(Later()) == "申报已经截止。"


def test_a_refusal_survives_pickling():
    again = pickle.loads(pickle.dumps(CallClosed(why="过期", remedy="等待")))

    assert (again.what, again.why, again.remedy) == ("申报已经截止。", "过期", "等待")


def test_invalid_lists_its_problems():
    problems = (
        Problem(3, "金额", "1,23", "不能读成数字"),
        Problem(None, "联系人", "", "没有填写"),
        Problem(None, "", "", "工作簿是空的"),
    )

    assert str(Invalid(problems=problems, remedy="请修改后重新上传")) == (
        "填写的内容有问题。第3行金额“1,23”：不能读成数字；联系人：没有填写；工作簿是空的。"
        "请修改后重新上传。"
    )
    assert Invalid(problems=problems).problems == problems
    assert str(Invalid(problems=problems, why="共三处")) == "填写的内容有问题。共三处。"
