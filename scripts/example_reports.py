"""The reports that scripts/make-examples writes: three invented bodies and what is wrong with each.

A report is a Report of sound figures; an example is a report and the faults put into it. Labels are
typed here from the published format, not read from rules/, so that the examples test the packs.
"""

import copy
from dataclasses import dataclass, field

APPLICANTS = ("natural_person", "enterprise", "research", "welfare", "legal_service", "other")
RESULTS = ("upheld", "corrected", "other", "pending")

OUTCOMES = (
    ("（一）予以公开", (("granted", None),)),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", (("partial", None),)),
    ("（三）不予公开", (
        ("refused.state_secret", "1.属于国家秘密"),
        ("refused.law", "2.其他法律行政法规禁止公开"),
        ("refused.security", "3.危及“三安全一稳定”"),
        ("refused.third_party", "4.保护第三方合法权益"),
        ("refused.internal", "5.属于三类内部事务信息"),
        ("refused.process", "6.属于四类过程性信息"),
        ("refused.enforcement_file", "7.属于行政执法案卷"),
        ("refused.inquiry", "8.属于行政查询事项"))),
    ("（四）无法提供", (
        ("unavailable.not_held", "1.本机关不掌握相关政府信息"),
        ("unavailable.to_create", "2.没有现成信息需要另行制作"),
        ("unavailable.unclear", "3.补正后申请内容仍不明确"))),
    ("（五）不予处理", (
        ("declined.petition", "1.信访举报投诉类申请"),
        ("declined.repeated", "2.重复申请"),
        ("declined.publication", "3.要求提供公开出版物"),
        ("declined.excessive", "4.无正当理由大量反复申请"),
        ("declined.reconfirm", "5.要求行政机关确认或重新出具已获取信息"))),
    ("（六）其他处理", (
        ("other.no_supplement", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        ("other.fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        ("other.other", "3.其他"))),
    ("（七）总计", (("processed_total", None),)),
)

SECTIONS = (
    ("overview", "一、总体情况"),
    ("disclosure", "二、主动公开政府信息情况"),
    ("applications", "三、收到和处理政府信息公开申请情况"),
    ("proceedings", "四、政府信息公开行政复议、行政诉讼情况"),
    ("problems", "五、存在的主要问题及改进情况"),
    ("other_matters", "六、其他需要报告的事项"),
)


@dataclass
class Report:
    agency: str
    year: int
    published: str
    preamble: list
    text: dict  # paragraphs by section
    disclosure: dict  # figures by row.column
    applications: dict  # six applicants by row; the totals are added up
    proceedings: dict  # four results by row; the totals are added up
    headings: list = field(default_factory=lambda: [list(pair) for pair in SECTIONS])
    edition: int = 2021
    labels: dict = field(default_factory=dict)  # what stands in a label's place
    rows_left_out: set = field(default_factory=set)
    cells: dict = field(default_factory=dict)  # (table, row, column): what stands in the cell

    @property
    def title(self):
        return f"{self.agency}{self.year}年政府信息公开工作年度报告"

    def cell(self, table, row, column):
        if (table, row, column) in self.cells:
            return self.cells[table, row, column]
        if table == "disclosure":
            return str(self.disclosure.get(f"{row}.{column}", 0))
        names, rows = ((APPLICANTS, self.application_rows()) if table == "applications"
                       else (RESULTS, self.proceedings))
        values = rows.get(row, (0,) * len(names))
        return str(sum(values) if column == "total" else values[names.index(column)])

    def application_rows(self):
        rows = dict(self.applications)
        settled = [row for _, group in OUTCOMES for row, _ in group if row != "processed_total"]
        rows["processed_total"] = [sum(rows.get(row, (0,) * 6)[i] for row in settled)
                                   for i in range(6)]
        for i in range(6):
            due = rows["received"][i] + rows["carried_in"][i]
            assert due == rows["processed_total"][i] + rows["carried_out"][i], (self.title, i)
        return rows

    def label(self, text):
        return self.labels.get(text, text)

    def but(self, **changes):
        """A copy in which something is wrong."""
        other = copy.deepcopy(self)
        for name, value in changes.items():
            setattr(other, name, value)
        return other


COUNTY = Report(
    agency="云岭县人民政府", year=2023, published="2024-01-26",
    preamble=[
        "本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求编制。",
        "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。本报告电子版可在云岭县人民政府网站下载，如有疑问，请与云岭县人民政府办公室政务公开股联系。",
    ],
    text={
        "overview": [
            "2023年，云岭县坚持以人民为中心的发展思想，认真落实《条例》和上级政务公开工作部署，围绕中心任务推进决策、执行、管理、服务和结果公开，以公开促落实、强监管、优服务，政府信息公开工作平稳有序开展。",
            "（一）主动公开。坚持以公开为常态、不公开为例外，全年通过县政府网站主动公开政府信息8642条，其中规划计划、财政预决算、重大建设项目、社会救助、义务教育等重点领域信息2317条。制发行政规范性文件6件、废止2件，年末现行有效行政规范性文件31件，均在网站“政策文件”栏目集中公开并提供下载。同步发布政策解读材料18篇，答复网民留言426条。",
            "（二）依申请公开。修订政府信息公开申请办理规程，统一登记、审核、办理、答复、归档各环节文书。全年新收政府信息公开申请46件，上年结转2件，办结45件，结转下年度继续办理3件。办结的申请中，予以公开19件、部分公开6件、不予公开5件、无法提供12件、不予处理1件、其他处理2件。",
            "（三）政府信息管理。健全政府信息制作、获取、保存、处理全流程管理制度，公文拟制时同步明确公开属性，对拟公开的信息严格履行保密审查程序。对现行有效行政规范性文件开展一次全面清理，清理结果向社会公布。动态调整主动公开基本目录，做到栏目有人管、内容有人审、更新有时限。",
            "（四）政府信息公开平台建设。完成县政府网站政府信息公开专栏改版，统一栏目设置和文件展示样式，新增按主题、按文号检索功能。规范管理政务新媒体账号21个，注销长期不更新的账号3个。在县政务服务中心、县档案馆、县图书馆设置政府信息查阅点，提供现场查阅和申请指引。",
            "（五）监督保障。将政府信息公开纳入全县绩效考核，考核结果在全县范围内通报。委托第三方围绕公开质量和服务态度开展社会评议，评议结果为满意。举办业务培训2期，培训工作人员183人次。全年未发生因政府信息公开工作不力被责任追究的情形。",
        ],
        "problems": [
            "2023年，我县政府信息公开工作取得一定成效，但仍存在一些问题：一是部分单位对公开属性的认定不够准确，主动公开的时效有待提升；二是政策解读形式较为单一，群众看得懂、用得上的解读偏少；三是基层工作人员变动较频繁，申请答复的规范化水平参差不齐。",
            "下一步，我县将重点抓好以下工作：一是把公开属性认定嵌入办文系统，未填写公开属性的文件不予流转；二是推行政策文件与解读材料同步起草、同步审签、同步发布，更多采用图解、问答等形式；三是建立答复文书会商机制，疑难申请由县司法局参与会商，每季度开展一次案例讲评。",
        ],
        "other_matters": [
            "根据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）规定，2023年我县发出收费通知0件，涉及金额0元，实际收取信息处理费0元。",
            "除此之外，无其他需要报告的事项。",
        ],
    },
    disclosure={"normative_documents.issued": 6, "normative_documents.repealed": 2,
                "normative_documents.in_force": 31, "licensing.decisions": 4218,
                "penalties.decisions": 1036, "coercion.decisions": 57, "fees.amount": "862.4"},
    applications={
        "received": (38, 6, 0, 1, 1, 0), "carried_in": (2, 0, 0, 0, 0, 0),
        "granted": (15, 3, 0, 1, 0, 0), "partial": (4, 1, 0, 0, 1, 0),
        "refused.third_party": (1, 0, 0, 0, 0, 0), "refused.process": (2, 0, 0, 0, 0, 0),
        "refused.enforcement_file": (1, 0, 0, 0, 0, 0), "refused.inquiry": (1, 0, 0, 0, 0, 0),
        "unavailable.not_held": (8, 2, 0, 0, 0, 0), "unavailable.to_create": (1, 0, 0, 0, 0, 0),
        "unavailable.unclear": (1, 0, 0, 0, 0, 0), "declined.petition": (1, 0, 0, 0, 0, 0),
        "other.no_supplement": (1, 0, 0, 0, 0, 0), "other.other": (1, 0, 0, 0, 0, 0),
        "carried_out": (3, 0, 0, 0, 0, 0)},
    proceedings={"review": (1, 0, 1, 0), "direct": (1, 0, 0, 1), "after_review": (1, 0, 0, 0)},
)

BUREAU = Report(
    agency="清溪市交通运输局", year=2023, published="2024-01-18",
    preamble=[
        "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和国务院办公厅政府信息与政务公开办公室《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）的规定，清溪市交通运输局编制2023年政府信息公开工作年度报告。本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。",
        "本报告所列数据的统计期限为2023年1月1日至2023年12月31日。",
    ],
    text={
        "overview": [
            "2023年，我局对照《条例》要求和市政府年度政务公开工作要点，聚焦公路建设、道路运输、水路交通和公众出行，持续提升公开的针对性和实效性，较好保障了公众的知情权、参与权和监督权。",
            "（一）主动公开情况。全年主动公开政府信息1284条，重点公开农村公路改造计划及进展、公交线路调整、客货运经营许可办理结果、交通建设工程招标投标和质量监督等信息。制发行政规范性文件2件，废止1件，年末现行有效行政规范性文件9件。就《清溪市城市公共汽电车客运管理实施细则》公开征求意见，并及时反馈意见采纳情况。",
            "（二）依申请公开情况。完善申请接收、登记、审查、答复、送达工作流程，加强与申请人的沟通，对内容不明确的申请做好补正指导。全年共新收政府信息公开申请21件，上年结转1件，办结20件，结转下年度继续办理2件，均按期答复，未出现超期情形。",
            "（三）政府信息管理情况。严格执行信息发布“三审三校”制度，落实先审查、后公开的保密审查要求，对行政规范性文件及时标注有效性，定期清理失效、重复和链接错误信息，确保发布的信息准确、权威、可查。",
            "（四）政府信息公开平台建设情况。以局门户网站为第一平台，优化“路况出行”“行政许可和行政处罚公示”等栏目，改进站内检索；发挥政务新媒体作用，发布出行提示、政策问答等信息512条；在局办事大厅设置公开查阅点，配备查询终端和专职引导人员。",
            "（五）监督保障情况。调整政务公开工作领导小组，明确由办公室牵头、各科室分工负责的工作机制，将政府信息公开工作列入科室年度考核内容。组织专题培训1次，62人参加。主动接受社会评议，对收集到的7条意见逐条整改。全年没有发生需要追究责任的情形。",
        ],
        "problems": [
            "存在的主要问题：一是部分业务科室主动公开意识不强，信息报送不够及时；二是对群众关心的公交线路调整等事项，解读回应还不够充分。",
            "改进情况：一是将信息报送时限纳入科室月度通报，对逾期未报的点名提醒；二是建立重要交通政策解读清单，线路调整方案实施前同步发布问答式解读，并在公交站点张贴告示；三是定期分析申请数据，把申请较为集中的事项转为主动公开。",
        ],
        "other_matters": [
            "本年度我局按照《政府信息公开信息处理费管理办法》规定，未发出收费通知，未收取信息处理费。",
            "没有其他需要报告的事项。",
        ],
    },
    disclosure={"normative_documents.issued": 2, "normative_documents.repealed": 1,
                "normative_documents.in_force": 9, "licensing.decisions": 3107,
                "penalties.decisions": 428, "coercion.decisions": 19, "fees.amount": "126.35"},
    applications={
        "received": (17, 4, 0, 0, 0, 0), "carried_in": (1, 0, 0, 0, 0, 0),
        "granted": (7, 2, 0, 0, 0, 0), "partial": (2, 0, 0, 0, 0, 0),
        "refused.internal": (1, 0, 0, 0, 0, 0), "refused.process": (1, 0, 0, 0, 0, 0),
        "unavailable.not_held": (4, 2, 0, 0, 0, 0), "declined.repeated": (1, 0, 0, 0, 0, 0),
        "carried_out": (2, 0, 0, 0, 0, 0)},
    proceedings={"review": (1, 0, 1, 0), "direct": (0, 0, 0, 1)},
)

TOWN = Report(
    agency="白石镇人民政府", year=2022, published="2023-01-12",
    preamble=[
        "本报告按照《中华人民共和国政府信息公开条例》（国务院令第711号）和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）要求，由白石镇人民政府编制。",
        "本报告中所列数据的统计期限自2022年1月1日起，至2022年12月31日止。",
    ],
    text={
        "overview": [
            "2022年，白石镇人民政府认真贯彻《中华人民共和国政府信息公开条例》，紧扣乡村振兴、惠民补贴、村级财务等群众关心的事项，不断拓展公开内容、规范公开程序，政府信息公开工作取得新进展。",
            "（一）主动公开。全年主动公开政府信息263条，其中惠农补贴发放、低保和特困供养、农村危房改造等民生信息147条。制发行政规范性文件1件，年末现行有效行政规范性文件3件，全部在网站公开。",
            "（二）依申请公开。在党政综合办公室设立受理窗口，安排专人负责。全年新收政府信息公开申请6件，办结5件，结转下年度继续办理1件，申请内容主要涉及征地补偿和村庄规划。",
            "（三）政府信息管理。落实信息发布审核制度，未经审核的信息一律不得发布，按年度整理政府信息目录，做到底数清、可查找。",
            "（四）政府信息公开平台建设。维护好镇政府网页和政务新媒体账号，更新11个村的公开栏，在便民服务中心摆放办事指南和政策明白纸，方便老年群众就近了解政策。",
            "（五）监督保障。明确镇长为第一责任人，把政府信息公开纳入村干部年度考核。邀请人大代表、村民代表开展社会评议，收到的4条建议均已采纳。本年度无因政府信息公开工作被责任追究的情形。",
        ],
        "problems": [
            "一是公开内容以会议和活动信息为主，与群众切身利益相关的信息占比还不高；二是工作人员多为兼职，业务不够熟练。",
            "针对上述问题，我镇将逐项梳理惠民事项公开清单，按月更新补贴发放结果；安排工作人员参加上级培训，并请县级业务部门到镇辅导，确保答复文书规范。",
        ],
        "other_matters": [
            "2022年，本机关未发出政府信息公开收费通知，未收取信息处理费，无其他需要报告的事项。",
        ],
    },
    disclosure={"normative_documents.issued": 1, "normative_documents.in_force": 3,
                "licensing.decisions": 86, "penalties.decisions": 12, "coercion.decisions": 4},
    applications={
        "received": (5, 1, 0, 0, 0, 0), "carried_in": (0, 0, 0, 0, 0, 0),
        "granted": (2, 1, 0, 0, 0, 0), "partial": (1, 0, 0, 0, 0, 0),
        "unavailable.not_held": (1, 0, 0, 0, 0, 0), "carried_out": (1, 0, 0, 0, 0, 0)},
    proceedings={},
)


def doubled_and_missing(report):
    """The headings with section five lost and that of section three printed twice."""
    headings = [list(pair) for pair in SECTIONS if pair[0] != "problems"]
    headings.insert(2, ["disclosure again", headings[2][1]])
    return report.but(headings=headings)


# File name without ending, the layout of its HTML, further formats, the report.
EXAMPLES = (
    ("sound", "plain", ("txt", "xml"), COUNTY),
    ("wrong-total", "plain", (), COUNTY.but(cells={("proceedings", "review", "total"): "3"})),
    ("missing-section", "plain", (), doubled_and_missing(COUNTY)),
    ("one-cell", "portal", ("txt", "xml"),
     BUREAU.but(cells={("applications", "processed_total", "natural_person"): "18"})),
    ("word-in-cell", "portal", (),
     BUREAU.but(cells={("applications", "carried_in", "enterprise"): "无"})),
    ("missing-row", "word", (), TOWN.but(
        rows_left_out={"refused.security"},
        labels={"2.其他法律行政法规禁止公开": "2.其他法律行政法规止公开"})),
    ("outdated-tables", "word", (), TOWN.but(edition=2019)),
)
