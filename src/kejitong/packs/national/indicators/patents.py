"""专利指标：申请按申请日，授权按授权公告日，有效按截止日（domain 4.1）。"""

from kejitong.indicators.vocabulary import (
    Count,
    CutoffMonth,
    Growth,
    Indicator,
    Latest,
    Phrase,
    Rank,
    Ratio,
    Window,
    where,
)

GROUP = "知识产权"
BASIS = "国家知识产权局专利统计口径"
LAW = "《中华人民共和国专利法》第四十二条"
PEERS = "九县（市、区）"

PATENTS_CUTOFF = Indicator(
    code="patents_cutoff_month", label="专利数据截止月", unit="月", group=GROUP,
    meaning="专利登记册当年数据的截止月份，即报告截止日所在的月。",
    measure=CutoffMonth("patents.filed"), basis=BASIS,
)  # fmt: skip
PATENTS_FILED = Indicator(
    code="patents_filed", label="专利申请量", unit="件", group=GROUP, board=True, pace=True, peers=PEERS,
    meaning="申请日在年初至截止日之间、第一申请人地址在本区的专利申请，三种专利合计。",
    measure=Count("patents.filed"), basis=BASIS,
)  # fmt: skip
INVENTIONS_FILED = Indicator(
    code="inventions_filed", label="发明专利申请量", unit="件", group=GROUP,
    meaning="专利申请量中的发明专利。",
    measure=Count("patents.filed", where(kind="invention")), basis=BASIS,
)  # fmt: skip
PATENTS_GRANTED = Indicator(
    code="patents_granted", label="专利授权量", unit="件", group=GROUP, board=True, pace=True, peers=PEERS,
    meaning="授权公告日在年初至截止日之间、第一专利权人地址在本区的专利，三种专利合计。",
    measure=Count("patents.granted"), basis=BASIS,
)  # fmt: skip
INVENTIONS_GRANTED = Indicator(
    code="inventions_granted", label="发明专利授权量", unit="件", group=GROUP,
    meaning="专利授权量中的发明专利。",
    measure=Count("patents.granted", where(kind="invention")), basis=BASIS,
)  # fmt: skip
INVENTIONS_VALID = Indicator(
    code="inventions_valid", label="有效发明专利拥有量", unit="件", group=GROUP, board=True,
    meaning="截止日已授权、未届满、未终止、未被宣告无效的发明专利，第一专利权人地址在本区。",
    measure=Count("patents.valid", where(kind="invention")), basis=LAW,
)  # fmt: skip
HIGH_VALUE = Indicator(
    code="high_value_inventions", label="高价值发明专利拥有量", unit="件", group=GROUP,
    meaning="有效发明专利中属战略性新兴产业、有海外同族、维持超过十年、质押融资金额较高或获奖的，一件只计一次。",
    measure=Count("patents.high_value"), basis="国家知识产权局高价值发明专利统计口径",
)  # fmt: skip
RESIDENT_POPULATION = Indicator(
    code="resident_population", label="常住人口", unit="万人", places=2, group="分母",
    meaning="截止日前最近公布的年末常住人口，写明来源文件。",
    measure=Latest(
        "organisations.denominators", "value", ("year",), where(kind="resident_population"),
        window=Window.EVER, stated=True,
    ),
    basis="统计公报",
)  # fmt: skip
INVENTIONS_PER_10K = Indicator(
    code="inventions_per_10k", label="万人发明专利拥有量", unit="件", places=2, group=GROUP,
    board=True, peers=PEERS,
    meaning="截止日有效发明专利拥有量除以最近公布的年末常住人口（万人）。",
    measure=Ratio("inventions_valid", "resident_population"), basis=BASIS,
)  # fmt: skip
PATENTS_FILED_GROWTH = Indicator(
    code="patents_filed_growth", label="专利申请量同比", unit="%", places=1, group=GROUP,
    meaning="专利申请量与上年同期相比。", phrase=Phrase.GROWTH,
    measure=Growth("patents_filed"), basis=BASIS,
)  # fmt: skip
PATENTS_FILED_RANK = Indicator(
    code="patents_filed_rank", label="专利申请量名次", unit="位", group=GROUP,
    meaning="专利申请量在九县（市、区）中的名次，并列同名次。", phrase=Phrase.RANK,
    measure=Rank("patents_filed", PEERS), basis="同类地区数据及其来源文件",
)  # fmt: skip
PATENTS_GRANTED_RANK = Indicator(
    code="patents_granted_rank", label="专利授权量名次", unit="位", group=GROUP,
    meaning="专利授权量在九县（市、区）中的名次，并列同名次。", phrase=Phrase.RANK,
    measure=Rank("patents_granted", PEERS), basis="同类地区数据及其来源文件",
)  # fmt: skip
