"""Certificate numbers and entry numbers."""

import pytest

from kejitong.kernel.identifiers import certificate


@pytest.mark.parametrize("number", ["GR202344001234", "GR200832000001", "GF201132000123"])
def test_right_certificates(number):
    assert certificate.certificate_problem(number) == ""
    assert certificate.certificate_year(number) == int(number[2:6])


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("GR20234400123", "应为GR或GF加12位数字：年份4位、省份2位、流水号6位"),
        ("GX202344001234", "应为GR或GF加12位数字：年份4位、省份2位、流水号6位"),
        ("GR200732001234", "年份2007早于证书开始发放的2008年"),
        ("GF201632001234", "GF是复审证书，2015年以后不再有复审"),
        ("GR202399001234", "第7、8位99不是省级代码"),
    ],
)
def test_wrong_certificates_are_explained(number, problem):
    assert certificate.certificate_problem(number) == problem


@pytest.mark.parametrize("number", ["202332061208000123", "2023320612A8000123"])
def test_right_entries(number):
    assert certificate.entry_problem(number) == ""
    assert certificate.entry_year(number) == 2023


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("202332061218000123", "应为18位：年份4位、行政区划6位、0或A、8、流水号6位"),
        ("201632061208000123", "年份2016早于评价开始的2017年"),
        ("202399061208000123", "第5、6位99不是省级代码"),
    ],
)
def test_wrong_entries_are_explained(number, problem):
    assert certificate.entry_problem(number) == problem
