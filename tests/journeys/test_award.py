"""From a draft to the award: recommended, sent back once, reviewed, ranked, published, contested."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kejitong.catalogue import service_items
from tests.applications.makers import a_pdf
from tests.journeys import filling
from tests.journeys.serving import served

ITEM, CALL = "district_project", "通科项〔2026〕第3批"
REVIEWED, IN_NOTICE = "组织评审区级项目数", "通过考察正在公示的区级项目数"
APPROVED = "区级项目立项数"
START, CONTESTED, OVER = date(2026, 11, 30), date(2026, 12, 2), date(2026, 12, 9)
MARKS = ("fit", "novelty", "feasibility", "base", "targets", "budget")
OURS, THEIRS = ((12, 20, 16, 12, 12, 8), (13, 21, 16, 12, 12, 8), (12, 19, 16, 12, 11, 8)), (
    (10, 16, 13, 10, 10, 7), (10, 17, 13, 10, 10, 7), (11, 16, 13, 10, 10, 7),
)  # fmt: skip
FILLED = 3
"""Sections of the draft that the demonstration has filled in already."""
EXPERTS = {"expert1": "秦示", "expert2": "许演", "expert3": "何范"}
OBJECTOR = "卫例"
LACKS = {
    "own_funds": "银行存款证明没有盖章，请盖章后重新上传",
    "technical": "没有写检测方法，请逐项写明",
}
DOCUMENT = "示通科计〔2026〕21号"

Picture = Callable[[Page, str], None]


@dataclass(slots=True)
class Story:
    """One application and everybody who has to do with it, each in a browser of his own."""

    site: str
    home: Path
    enter: Callable[..., Page]
    picture: Picture
    pk: int = 0
    number: str = ""
    title: str = ""
    pages: dict[str, Page] = field(default_factory=dict)

    def person(self, name: str) -> Page:
        """The page of this person, who signs in when first needed."""
        if name not in self.pages:
            self.pages[name] = self.enter(name)
        return self.pages[name]

    def go(self, name: str, place: str) -> Page:
        """This person opens this place."""
        page = self.person(name)
        page.goto(f"{self.site}{place}")
        return page

    def case(self, name: str, part: str = "", *, pk: int = 0) -> Page:
        """This person opens the application, or one part of it."""
        return self.go(name, f"/office/applications/{pk or self.pk}/{part}")


@pytest.fixture(scope="module")
def home(district_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The calendar moves on in this story; nobody else's does."""
    return Path(shutil.copytree(district_home, tmp_path_factory.mktemp("award") / "home"))


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    with served(home, workers=1) as address:
        yield address


@pytest.fixture
def story(site: str, home: Path, open_as: Callable[..., Page], picture: Picture) -> Story:
    return Story(site, home, open_as, picture)


def _move_on(story: Story, day: date) -> None:
    """The next day of the demonstration, as its file says."""
    path = story.home / "installation.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**said, "day": day.isoformat()}, ensure_ascii=False), "utf-8")


def _figures(story: Story, day: date) -> dict[str, str]:
    """Every figure of the dictionary as it stood on this day."""
    page = story.go("officer", f"/office/figures/?year=2026&until={day}")
    pairs = page.locator(".dictionary tbody tr").evaluate_all(
        "rows => rows.map(row => [row.cells[0].innerText.trim(), row.cells[1].innerText.trim()])"
    )
    return dict(pairs)


def _moved(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, int]:
    """What became of the figures that are no longer the same."""
    changed = {label for label in before if before[label] != after[label]}
    return {label: _whole(after[label]) - _whole(before[label]) for label in changed}


def _whole(text: str) -> int:
    """A count; what has no record at all is still to be supplied, and counts as none."""
    if text == "待补":
        return 0
    found = re.match(r"[\d,]+", text)
    assert found is not None, text
    return int(found[0].replace(",", ""))


def _listed(story: Story, code: str, day: date) -> int:
    """How often this application stands among the records behind a figure."""
    page = story.go("officer", f"/office/figures/{code}/?year=2026&until={day}")
    found = page.locator("#records tbody tr", has_text=story.number).count()
    while page.locator("#records a[rel=next]").count():
        page.locator("#records a[rel=next]").click()
        page.wait_for_load_state()
        found += page.locator("#records tbody tr", has_text=story.number).count()
    return found


def _step(page: Page, label: str, answers: Mapping[str, str]) -> None:
    """One step of the column beside the application."""
    step = page.locator("details.step").filter(
        has=page.locator("summary", has_text=re.compile(f"^{label}"))
    )
    step.locator("summary").click()
    for name, text in answers.items():
        step.locator(f"[name={name}]").fill(text)
    step.get_by_role("button", name=label, exact=True).click()
    page.wait_for_load_state()


def _state(page: Page) -> str:
    return page.locator(".case-state .badge").first.inner_text()


def _complete(story: Story) -> None:
    """The enterprise fills in what is still empty, and hands the draft to its signatory."""
    page = story.go("applicant", "/apply/applications/")
    draft = page.locator("main .rows li", has_text="填写中").first
    story.title = draft.locator("a").first.inner_text()
    draft.locator("a").first.click()
    page.wait_for_url(re.compile(r"/apply/applications/\d+/"))
    story.pk = int(page.url.rstrip("/").rpartition("/")[2])
    page.goto(f"{page.url}gaps/")
    story.picture(page, "award-draft-gaps")
    example = deepcopy(service_items.example(ITEM))
    for address in filling.sections(page)[FILLED:]:
        page.goto(f"{story.site}{address}")
        filling.fill(page, example[address.rstrip("/").rpartition("/")[2]])
        page.get_by_role("button", name="保存并到下一节").click()
        page.wait_for_url(re.compile(f"^(?!.*{re.escape(address)})"))
    page.goto(f"{story.site}/apply/applications/{story.pk}/attachments/")
    filling.attach(page)
    page.get_by_role("link", name="去检查与提交").click()
    page.get_by_text("没有缺漏").wait_for()
    page.get_by_role("button", name="送签发").click()
    page.wait_for_load_state()


def _sign(story: Story, label: str) -> None:
    page = story.go("signatory", f"/apply/applications/{story.pk}/gaps/")
    page.get_by_label(re.compile("本单位承诺")).check()
    page.get_by_role("button", name=label).click()
    page.wait_for_url("**/receipt/")
    story.number = page.locator(".receipt-number").first.inner_text()


def _recommend(story: Story) -> None:
    page = story.go("township", "/office/applications/")
    story.picture(page, "award-township-queue")
    page.locator("#queue").get_by_role("link", name=story.title).click()
    story.picture(page, "award-township-case")
    _step(page, "推荐", {"opinion": "单位属实、项目属实，方向符合本街道产业规划，同意推荐。"})
    assert _state(page) == "待形式审查"


def _send_back(story: Story) -> None:
    """Everything that is missing is told at once."""
    page = story.case("officer", "check/")
    page.get_by_role("button", name="自动核对", exact=True).click()
    page.locator(".finding").first.wait_for()
    story.picture(page, "award-check")
    for place, text in LACKS.items():
        value = page.locator(f"#place option[value$='.{place}'], #place option[value='{place}']")
        page.locator("#place").select_option(value.first.get_attribute("value"))
        page.get_by_label("缺什么、怎么补").fill(text)
        page.get_by_role("button", name="列上").click()
        page.locator("#deficiencies tbody tr", has_text=text).wait_for()
    page.get_by_role("link", name="预览一次性告知书").click()
    assert all(text in page.locator("main").inner_text() for text in LACKS.values())
    story.picture(page, "award-letter")
    page.go_back()
    _step(page, "退回补正", {})
    assert _state(page) == "退回补正"


def _correct(story: Story) -> None:
    page = story.go("applicant", f"/apply/applications/{story.pk}/")
    told = page.locator("main").inner_text()
    assert all(text in told for text in LACKS.values())
    story.picture(page, "award-returned")
    page.goto(f"{story.site}/apply/applications/{story.pk}/form/targets/")
    page.get_by_label("技术指标").fill("水洗五十次后损毁长度不大于150毫米，按GB/T 5455检测。")
    page.get_by_role("button", name="保存并到下一节").click()
    page.wait_for_url("**/form/budget/**")
    page.goto(f"{story.site}/apply/applications/{story.pk}/attachments/")
    slot = page.locator(".paper-slot", has=page.get_by_role("heading", name="自筹经费证明"))
    slot.locator("[type=file]").set_input_files(
        {"name": "盖章的存款证明.pdf", "mimeType": "application/pdf", "buffer": a_pdf("盖章")}
    )
    slot.get_by_text("盖章的存款证明.pdf").first.wait_for()
    _sign(story, "提交补正")


def _admit(story: Story) -> None:
    page = story.case("officer", "revisions/")
    story.picture(page, "award-differences")
    page = story.case("officer", "check/")
    page.get_by_role("button", name="自动核对", exact=True).click()
    page.locator(".finding").first.wait_for()
    page.get_by_role("button", name="没有疑问的都符合").click()
    page.wait_for_load_state()
    open_ones = page.locator(".finding").filter(has=page.get_by_role("button", name="定结论"))
    while open_ones.count():
        one = open_ones.first
        one.get_by_label("符合", exact=True).check()
        one.locator("textarea").fill("已打电话核对，情况属实")
        one.get_by_role("button", name="定结论").click()
        page.wait_for_load_state()
    story.picture(page, "award-checked")
    _step(page, "受理", {})
    assert _state(page) == "已受理，待评审"


def _assign(story: Story, experts: Mapping[str, str]) -> int:
    """Three experts for this application and for another one of the call; returns the other."""
    page = story.go("officer", f"/office/calls/{CALL}/panel/")
    rows = page.locator("main tbody tr")
    other = rows.filter(has_not_text=story.title).first.locator("[name=pk]").get_attribute("value")
    for verb in ("指派勾选的专家", "送专家评审"):
        for pk in (str(story.pk), str(other)):
            page.locator(f"[name=pk][value='{pk}']").check()
        if verb == "指派勾选的专家":
            for name in experts.values():
                page.locator(".experts label", has_text=name).get_by_role("checkbox").check()
            page.get_by_label("评审期限").fill("2026-12-01")
            story.picture(page, "award-panel")
        page.get_by_role("button", name=verb).click()
        page.get_by_text("已办2件").wait_for()
    return int(str(other))


def _score(story: Story, expert: str, title: str, marks: tuple[int, ...]) -> None:
    page = story.go(expert, "/review/")
    page.get_by_role("link", name=title).click()
    page.get_by_label(re.compile("没有任职、合作、亲属")).check()
    page.get_by_role("button", name="接受评审").click()
    for code, mark in zip(MARKS, marks, strict=True):
        page.locator(f"#mark-{code}").fill(str(mark))
    page.get_by_label("总体意见").fill("技术路线清楚，指标可考核，建议按排序支持。")
    page.locator("#tally", has_text="已保存").wait_for()
    if expert == "expert1":
        story.picture(page, "award-score")
    page.get_by_role("button", name="提交打分").click()
    page.get_by_text("打分已提交").wait_for()
    assert f"{sum(marks)}" in page.locator(".tasks li", has_text=title).inner_text()


def _finish_review(story: Story, pk: int) -> None:
    page = story.case("officer", "review/", pk=pk)
    page.get_by_role("button", name="评审完成").click()
    page.wait_for_load_state()
    assert _state(page) == "评审完成，待考察"


def _visit(story: Story, pk: int) -> None:
    page = story.case("officer", "review/", pk=pk)
    page.get_by_role("link", name="记一次考察").click()
    page.get_by_label("考察组").fill("周示、吴范")
    for row in page.locator(".visit-form tbody tr").all():
        row.locator("[value=yes]").check()
    page.get_by_label("考察纪要").fill("查看了中试线和原始记录，听取负责人汇报，自筹经费已到账。")
    page.get_by_label("通过", exact=True).check()
    story.picture(page, "award-visit")
    page.get_by_role("button", name="存下").click()
    for name in ("周示", "吴范"):
        page.get_by_role("button", name=f"{name}签字").click()
        page.wait_for_load_state()
    page.get_by_text("全部签字").wait_for()
    page.get_by_role("button", name="考察完成").click()
    page.wait_for_load_state()
    assert _state(page) == "考察完成，待会商"
    story.picture(page, "award-reviewed")


def _cut(story: Story, other: int) -> None:
    """The budget is enough for the first of the two; the officer draws up, the leader decides."""
    page = story.go("officer", f"/office/calls/{CALL}/ranking/")
    page.get_by_label("本次预算（万元）").fill("50")
    page.get_by_label("本次预算（万元）").press("Tab")
    page.locator("#ranking tr.is-over").wait_for()
    page.locator(f"#choice-{other}-no").check()
    page.locator(f"#reason-{other}").fill("名次在预算线以下")
    page.get_by_label("参加人").fill("王示、周示、吴范")
    page.get_by_label("会商纪要").fill("按得分高低，在五十万元预算内择优，议定一件。")
    page.get_by_label("会商纪要").blur()
    page.wait_for_load_state("networkidle")
    page.locator("#ranking tr.cut").wait_for()
    assert page.get_by_label("参加人").input_value() == "王示、周示、吴范"
    assert page.locator(f"#reason-{other}").input_value() == "名次在预算线以下"
    page.get_by_role("button", name="存下，请局领导定").click()
    page.get_by_text("局领导可以据此定会商").wait_for()
    page = story.go("leader", f"/office/calls/{CALL}/ranking/")
    order = page.locator("table.ranked tbody tr").evaluate_all("rows => rows.map(row => row.id)")
    assert order == [f"line-{story.pk}", "", f"line-{other}"]
    story.picture(page, "award-ranking")
    page.get_by_role("button", name="定会商").click()
    page.get_by_text("会商已定：选中1件").wait_for()


def _publish(story: Story, name: str) -> str:
    """The preview is what the public will see; the same is published. Returns its number."""
    page = story.go("officer", "/office/notices/")
    page.locator(".waiting li", has_text="2027年度区科技计划项目（第一批）").get_by_role(
        "link"
    ).click()
    page.get_by_text("没有查到个人信息").wait_for()
    story.picture(page, f"{name}-preparing")
    page.get_by_role("button", name="发布公示").click()
    page.get_by_text("已发布").wait_for()
    story.picture(page, name)
    return page.locator(".crumbs [aria-current]").inner_text()


def _object(story: Story, notice: str) -> tuple[str, str]:
    """Somebody of the public objects under his own name; returns number and code of the receipt."""
    page = story.go("public", "/open/notices/")
    page.locator("li", has_text=notice).get_by_role("link").first.click()
    story.picture(page, "award-open-notice")
    page.get_by_role("link", name="提出异议").first.click()
    page.get_by_label("对哪一项有异议").select_option(index=1)
    page.get_by_label("真实姓名").fill(OBJECTOR)
    page.get_by_label("联系电话").fill("13900000000")
    page.get_by_label("异议内容和理由").fill("申报的中试设备已列入另一项目的预算，属于重复列支。")
    page.get_by_label("证据材料").set_input_files(
        {"name": "签名的书面异议.pdf", "mimeType": "application/pdf", "buffer": a_pdf("异议")}
    )
    story.picture(page, "award-objecting")
    page.get_by_role("button", name="提交异议").click()
    page.wait_for_url("**/received/**")
    story.picture(page, "award-objection-receipt")
    return page.locator(".facts strong").inner_text(), page.locator(".open-code").inner_text()


def _uphold(story: Story, number: str) -> None:
    """Admitted by the officer, investigated by somebody else, upheld: the amount is lowered."""
    page = story.go("officer", "/office/objections/")
    page.get_by_role("link", name=number).click()
    page.get_by_role("button", name="受理", exact=True).click()
    page.get_by_label(re.compile("^吴范")).check()
    page.get_by_role("button", name="指定", exact=True).click()
    page.wait_for_load_state()
    assert OBJECTOR not in page.locator("main").inner_text()
    page = story.go("clerk", "/office/objections/")
    page.get_by_role("link", name=number).click()
    page.locator("#investigation").fill("调阅两个项目的预算，一台设备确有重复列支。")
    page.get_by_role("button", name="存下调查情况").click()
    page.wait_for_load_state()
    page.get_by_label("成立", exact=True).check()
    page.get_by_label("结论").fill("设备费重复列支属实，按规定核减区拨款十万元。")
    page.get_by_label("对名单的影响").select_option("change")
    page.get_by_label("变更后的核定金额").fill("30")
    story.picture(page, "award-objection")
    page.get_by_role("button", name="下结论").click()
    page.get_by_role("button", name="答复", exact=True).click()
    page.wait_for_load_state()
    assert _state(story.case("officer")) == "拟立项，待公示"


def _read_the_reply(story: Story, number: str, code: str) -> None:
    page = story.go("public", "/open/objections/")
    page.get_by_label("异议编号").fill(number)
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查询").click()
    page.get_by_text("核减区拨款").first.wait_for()
    story.picture(page, "award-reply")


def _award(story: Story) -> None:
    page = story.case("leader")
    story.picture(page, "award-cleared")
    _step(page, "立项", {"document_number": DOCUMENT, "day": OVER.isoformat()})
    assert _state(page) == "已立项"
    page = story.case("officer", "story/")
    story.picture(page, "award-story")


def _end(story: Story, number: str) -> None:
    """The notice has run its days; not before."""
    page = story.go("officer", "/office/notices/")
    story.picture(page, "award-notices")
    page.locator("tr", has_text=number).get_by_role("link").click()
    page.get_by_role("button", name="办理期满").click()
    page.get_by_text("没有未结异议的各件可以往下办了").wait_for()


def _reach_the_ranking(story: Story) -> int:
    """Submitted, recommended, sent back once, admitted, reviewed, visited; another one likewise."""
    _complete(story)
    _sign(story, "签发并提交")
    _recommend(story)
    _send_back(story)
    _correct(story)
    before = _figures(story, START)
    _admit(story)
    other = _assign(story, EXPERTS)
    title = story.person("officer").locator(f"tr:has([value='{other}']) a").first.inner_text()
    for expert, ours, theirs in zip(EXPERTS, OURS, THEIRS, strict=True):
        _score(story, expert, story.title, ours)
        _score(story, expert, title, theirs)
    assert _moved(before, _figures(story, START)) == {}
    _finish_review(story, other)
    _visit(story, other)
    assert _moved(before, _figures(story, START)) == {REVIEWED: 1}
    _finish_review(story, story.pk)
    _visit(story, story.pk)
    assert _moved(before, _figures(story, START)) == {REVIEWED: 2}
    assert _listed(story, "district_projects_reviewed", START) == 1
    return other


def _reach_the_end_of_the_notice(story: Story) -> None:
    """Published, contested, changed, published again; nobody may award before that has ended."""
    before = _figures(story, START)
    first = _publish(story, "award-notice")
    assert _moved(before, _figures(story, START)) == {IN_NOTICE: 1}
    number, code = _object(story, first)
    _move_on(story, CONTESTED)
    before = _figures(story, CONTESTED)
    _uphold(story, number)
    assert _moved(before, _figures(story, CONTESTED)) == {IN_NOTICE: -1}
    _read_the_reply(story, number, code)
    second = _publish(story, "award-second-notice")
    assert _moved(before, _figures(story, CONTESTED)) == {}
    assert _listed(story, "district_projects_in_notice", CONTESTED) == 1
    assert not story.case("leader").locator("details.step", has_text="立项").count()
    _move_on(story, OVER)
    _end(story, second)


def test_a_draft_becomes_a_project(story: Story, new_page: Callable[..., Page]) -> None:
    story.pages["public"] = new_page()
    other = _reach_the_ranking(story)
    _cut(story, other)
    _reach_the_end_of_the_notice(story)
    before = _figures(story, OVER)
    _award(story)
    assert _moved(before, _figures(story, OVER)) == {APPROVED: 1}
    assert _listed(story, "district_projects_in_notice", OVER) == 0
    assert _listed(story, "district_projects_approved", OVER) == 1
    page = story.go("public", f"/open/calls/{CALL}/")
    told = page.locator("tr", has_text=DOCUMENT).inner_text()
    assert story.title in told
    assert "30万元" in told
    story.picture(page, "award-result")
