"""What the lessons rest on. A lesson cites by the short form, such as (Taylor 2014); a test finds each of them here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """One source: `short` as a lesson cites it, and `full` as a reader finds it."""

    short: str
    full: str


REFERENCES: tuple[Reference, ...] = tuple(
    sorted(
        (
            Reference(
                "NHS Improvement 2017",
                "NHS Improvement (2017). Building capacity and capability for improvement: embedding quality "
                "improvement skills in NHS providers. The source document of this course.",
            ),
            Reference(
                "Lloyd 2017",
                "Lloyd R (2017). Quality Health Care: A Guide to Developing and Using Indicators, 2nd edition. Jones "
                "and Bartlett. Chapter 11 describes dosing. Our matrix is our own: it is not the figure there.",
            ),
            Reference(
                "ELFT 2020",
                "East London NHS Foundation Trust (2020). How are we improving our improvement coaching programme? "
                "27 January 2020.",
            ),
            Reference(
                "ELFT 2017",
                "East London NHS Foundation Trust (2017). Violence reduction on adult inpatient units: what has been "
                "achieved so far at ELFT; and Forensics: first steps, early signs of reduction and an exciting journey "
                "ahead. 2 articles of 11 August 2017.",
            ),
            Reference(
                "O'Sullivan 2020",
                "O'Sullivan OP, Chang NH, Njovana D, Baker P, Shah A (2020). Quality improvement in forensic mental "
                "health: the East London forensic violence reduction collaborative. BMJ Open Quality 9: e000803.",
            ),
            Reference(
                "Bateman, Q community",
                "Bateman C. Three keys to advanced QI training success. Q community blog, without a date; the course "
                "ran from 2019 to 2023.",
            ),
            Reference(
                "NHS Improvement 2016",
                "National Improvement and Leadership Development Board (2016). Developing People, Improving Care: a "
                "national framework for action on improvement and leadership development in NHS-funded services. NHS "
                "Improvement.",
            ),
            Reference(
                "Edmondson 2004",
                "Edmondson AC (2004). Learning from mistakes is easier said than done: group and organizational "
                "influences on the detection and correction of human error. The Journal of Applied Behavioral Science "
                "40: 66 to 90.",
            ),
            Reference(
                "Van der Kleij 2015",
                "Van der Kleij FM, Feskens RCW, Eggen TJHM (2015). Effects of feedback in a computer-based learning "
                "environment on students' learning outcomes: a meta-analysis. Review of Educational Research 85: 475 "
                "to 511.",
            ),
            Reference(
                "Scoville 2016",
                "Scoville R, Little K, Rakover J, Luther K, Mate K (2016). Sustaining Improvement. Institute for "
                "Healthcare Improvement.",
            ),
            Reference(
                "Preston 2019",
                "Preston K (2019). IHI self assessment progress scores. Life QI, 7 August 2019.",
            ),
            Reference(
                "Jones 2017",
                "Jones L, Pomeroy L, Robert G, Burnett S, Anderson JE, Fulop NJ (2017). How do hospital boards govern "
                "for quality improvement? A mixed methods study of 15 organisations in England. BMJ Quality and Safety "
                "26: 978 to 986.",
            ),
            Reference(
                "Dixon-Woods 2014",
                "Dixon-Woods M and others (2014). Culture and behaviour in the English National Health Service: "
                "overview of lessons from a large multimethod study. BMJ Quality and Safety 23: 106 to 115.",
            ),
            Reference(
                "King's Fund 2014",
                "The King's Fund (2014). Developing collective leadership for health care. London.",
            ),
            Reference("Deming 1994", "Deming WE (1994). The New Economics, 2nd edition. MIT Press."),
            Reference(
                "Shewhart 1931",
                "Shewhart WA (1931). Economic Control of Quality of Manufactured Product. Van Nostrand.",
            ),
            Reference(
                "Wheeler 2000",
                "Wheeler DJ (2000). Understanding Variation: The Key to Managing Chaos, 2nd edition. SPC Press.",
            ),
            Reference(
                "Langley 2009",
                "Langley GJ, Moen RD, Nolan KM, Nolan TW, Norman CL, Provost LP (2009). The Improvement Guide, 2nd "
                "edition. Jossey-Bass.",
            ),
            Reference(
                "Provost and Murray 2011",
                "Provost LP, Murray SK (2011). The Health Care Data Guide: Learning from Data for Improvement. "
                "Jossey-Bass.",
            ),
            Reference(
                "Taylor 2014",
                "Taylor MJ, McNicholas C, Nicolay C, Darzi A, Bell D, Reed JE (2014). Systematic review of the "
                "application of the plan-do-study-act method to improve quality in healthcare. BMJ Quality and Safety "
                "23: 290 to 298.",
            ),
            Reference(
                "McNicholas 2019",
                "McNicholas C, Lennox L, Woodcock T, Bell D, Reed JE (2019). Evolving quality improvement support "
                "strategies to improve plan-do-study-act cycle fidelity: a retrospective mixed-methods study. BMJ "
                "Quality and Safety 28: 356 to 365.",
            ),
            Reference(
                "Knudsen 2019",
                "Knudsen SV, Laursen HVB, Johnsen SP, Bartels PD, Ehlers LH, Mainz J (2019). Can quality improvement "
                "improve the quality of care? A systematic review of reported effects and methodological rigor in "
                "plan-do-study-act projects. BMC Health Services Research 19: 683.",
            ),
            Reference(
                "Kudrna 2023",
                "Kudrna L, Bird P, Hemming K, Quinn L, Schmidtke K, Lilford R (2023). Retrospective evaluation of an "
                "intervention based on training sessions to increase the use of control charts in hospitals. BMJ "
                "Quality and Safety 32: 100 to 108.",
            ),
            Reference(
                "Schmidtke 2017",
                "Schmidtke KA, Poots AJ, Carpio J, Vlaev I, Kandala NB, Lilford RJ (2017). Considering chance in "
                "quality and safety performance measures: an analysis of performance reports by boards in English NHS "
                "trusts. BMJ Quality and Safety 26: 61 to 69.",
            ),
            Reference(
                "Shortell 1998",
                "Shortell SM, Bennett CL, Byck GR (1998). Assessing the impact of continuous quality improvement on "
                "clinical practice: what it will take to accelerate progress. The Milbank Quarterly 76: 593 to 624.",
            ),
            Reference(
                "Health Foundation 2013",
                "The Health Foundation (2013). Quality improvement made simple. London.",
            ),
            Reference(
                "Health Foundation 2015",
                "The Health Foundation (2015). Building the foundations for improvement: how five UK trusts built "
                "quality improvement capability at scale within their organisations. London.",
            ),
            Reference(
                "IHI video",
                "Institute for Healthcare Improvement. A video on Deming's ideas, which the guide names without an "
                "address: systems, variation, knowledge and the human side, and how they work on each other.",
            ),
            Reference(
                "Furnival 2017",
                "Furnival J, Boaden R, Walshe K (2017). Conceptualizing and assessing improvement capability: a "
                "review. International Journal for Quality in Health Care 29: 604 to 611.",
            ),
            Reference(
                "Berwick 2013",
                "National Advisory Group on the Safety of Patients in England (2013). A promise to learn, a commitment "
                "to act. The Berwick report.",
            ),
            Reference(
                "Perla 2013",
                "Perla RJ, Provost LP, Parry GJ (2013). Seven propositions of the science of improvement: exploring "
                "foundations. Quality Management in Health Care 22: 170 to 186.",
            ),
            Reference(
                "Anhøj and Hellesøe 2017",
                "Anhøj J, Hellesøe AMB (2017). The problem with red, amber, green: the need to avoid distraction by "
                "random variation in organisational performance measures. BMJ Quality and Safety 26: 81 to 84.",
            ),
            Reference(
                "Anhøj and Mohammed, online",
                "Anhøj J, Mohammed MA. Mastering Statistical Process Control Charts in Healthcare. Online book, under "
                "development: anhoej.github.io/spc4hc. Its chapter on pitfalls has the 4 conditions for new limits.",
            ),
            Reference(
                "Anhøj and Olesen 2014",
                "Anhøj J, Olesen AV (2014). Run charts revisited: a simulation study of run chart rules for detection "
                "of non-random variation in health care processes. PLoS ONE 9(11): e113825.",
            ),
            Reference(
                "Gale 2013",
                "Gale NK, Heath G, Cameron E, Rashid S, Redwood S (2013). Using the framework method for the analysis "
                "of qualitative data in multi-disciplinary health research. BMC Medical Research Methodology 13: 117.",
            ),
            Reference(
                "Laney 2002",
                "Laney DB (2002). Improved control charts for attributes. Quality Engineering 14: 531 to 537.",
            ),
            Reference(
                "Nelson 1994",
                "Nelson LS (1994). A control chart for parts-per-million nonconforming items. Journal of Quality "
                "Technology 26: 239 to 240.",
            ),
            Reference(
                "Spiegelhalter 2005",
                "Spiegelhalter DJ (2005). Funnel plots for comparing institutional performance. Statistics in Medicine "
                "24: 1185 to 1202.",
            ),
        ),
        key=lambda one: one.short,
    )
)
