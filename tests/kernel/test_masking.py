"""Masks, and the search for what should have been masked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kejitong.kernel.masking import (
    find_private,
    mask_address,
    mask_bank_card,
    mask_email,
    mask_id_card,
    mask_name,
    mask_phone,
)


@pytest.mark.parametrize(
    ("mask", "plain", "masked"),
    [
        (mask_phone, "13812345678", "138****5678"),
        (mask_phone, "+86 138-1234-5678", "138****5678"),
        (mask_phone, "１３８１２３４５６７８", "138****5678"),
        (mask_phone, "0513-86512345", "********2345"),
        (mask_phone, "12345", "****5"),
        (mask_id_card, "320612199001011234", "320***********1234"),
        (mask_id_card, "1234567890", "**********"),
        (mask_bank_card, "6222 0212 3456 7890 128", "***************0128"),
        (mask_bank_card, "12345678", "********"),
        (mask_name, "张三丰", "张*"),
        (mask_name, "欧阳修", "欧阳*"),
        (mask_name, "欧阳", "欧*"),
        (mask_name, " ", ""),
        (mask_email, "abc@example.com", "a***@example.com"),
        (mask_email, "没有", "***"),
        (mask_address, "江苏省南通市通州区金沙街道人民路100号3室", "江苏省南通市通州区金沙街道***"),
        (mask_address, "南通市通州区川姜镇志浩村5组", "南通市通州区川姜镇***"),
        (mask_address, "江苏省镇江市京口区学府路301号", "江苏省镇江市京口区学府路***"),
        (
            mask_address,
            "广西壮族自治区南宁市青秀区民族大道1号",
            "广西壮族自治区南宁市青秀区民族大道***",
        ),
        (mask_address, "扬州市邗江区文昌路1号", "扬州市邗江区文昌路***"),
        (mask_address, "通州区平潮镇", "通州区平潮镇"),
        (mask_address, "某处", "***"),
    ],
)
def test_what_identifies_is_hidden(mask, plain, masked):
    assert mask(plain) == masked


def test_private_numbers_are_found_where_they_stand():
    text = (
        "联系人张三，手机１３８１２３４５６７８，或+86 139-1234-5678、8615912345678，"
        "身份证11010519491231002x；卡6222 0212 3456 7890 128；邮箱 ab.c@example.com.cn"
    )
    found = find_private(text)

    assert [(one.kind, one.text) for one in found] == [
        ("phone", "１３８１２３４５６７８"),
        ("phone", "139-1234-5678"),
        ("phone", "15912345678"),
        ("id_card", "11010519491231002x"),
        ("bank_card", "6222 0212 3456 7890 128"),
        ("email", "ab.c@example.com.cn"),
    ]
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码91320612DEM000014B",
        "办公电话0513-86512345",
        "专利201710601862.3",
        "入库登记编号202332061208000123",
        "证书GR202344001234",
        "经费13812345678901元",
        "身份证号码990105194912310021",
        "卡号6222021234567890127",
    ],
)
def test_public_numbers_are_left_alone(text):
    assert find_private(text) == ()


def test_an_id_number_with_a_wrong_check_digit_is_still_found():
    assert find_private("（110105194912310021）")[0].kind == "id_card"


def test_an_id_number_that_could_be_a_bank_card_is_found_once():
    assert [one.kind for one in find_private("号码320612199001010109。")] == ["id_card"]


@given(st.text("省市区县镇路街道号0123456789甲", max_size=30))
def test_a_masked_address_has_no_number_that_was_hidden(address):
    masked = mask_address(address)

    assert masked == address.strip() or not any(letter.isdigit() for letter in masked)


@given(
    st.text("联系电话：，。 张三", max_size=10),
    st.integers(13000000000, 19999999999).map(str),
    st.text("，。 请勿外传（）", max_size=10),
)
def test_every_mobile_number_is_found(before, phone, after):
    assert [one.text for one in find_private(before + phone + after)] == [phone]
