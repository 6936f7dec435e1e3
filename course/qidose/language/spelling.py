"""American spellings with the British one: "-ize" by its ending, other words by a list."""

import re

_IZE = re.compile(r"^([a-z]{2,}[iy])z(e|es|ed|er|ers|ing|able|ation|ations|ational)$")
_SPELT_WITH_Z = re.compile(
    r"^(?:(?:over|under|out|down|up|right|re|mid|full|life|bite|king|one|pint|half|same)?siz"
    r"|(?:pri|sei|capsi|assi|mai|bai|beli|pfi|schwei)z)"
)
_PAIRS = """
aging ageing; analog analogue; analyzer analyser; anemia anaemia; anemic anaemic; anesthesia anaesthesia;
anesthetic anaesthetic; anesthetics anaesthetics; anesthetist anaesthetist; anesthetists anaesthetists;
artifact artefact; artifacts artefacts; behavior behaviour; behavioral behavioural; behaviors behaviours;
canceled cancelled; canceling cancelling; catalog catalogue; catalogs catalogues; center centre; centered centred;
centering centring; centers centres; color colour; colored coloured; colorful colourful; coloring colouring;
colors colours; colorless colourless; counseling counselling; counselor counsellor; counselors counsellors;
defense defence; defenses defences; diarrhea diarrhoea; dialed dialled; dialog dialogue; edema oedema;
endeavor endeavour; enroll enrol; enrollment enrolment; enrolls enrols; esophagus oesophagus; estrogen oestrogen;
favor favour; favorable favourable; favored favoured; favorite favourite; favorites favourites; favors favours;
fiber fibre; fibers fibres; flavor flavour; flavors flavours; fueled fuelled; fulfill fulfil; fulfillment fulfilment;
gotten got; gray grey; grays greys; gynecologist gynaecologist; gynecology gynaecology; hematologist haematologist;
hematology haematology; hemoglobin haemoglobin; hemorrhage haemorrhage; honor honour; honorable honourable;
honored honoured; honors honours; humor humour; ischemia ischaemia; ischemic ischaemic; jewelry jewellery;
labeled labelled; labeling labelling; labor labour; labored laboured; labors labours; leukemia leukaemia;
leveled levelled; liter litre; liters litres; maneuver manoeuvre; math maths; milliliter millilitre;
milliliters millilitres; millimeter millimetre; millimeters millimetres; centimeter centimetre;
centimeters centimetres; kilometer kilometre; kilometers kilometres; modeled modelled; modeling modelling;
modeler modeller; mom mum; moms mums; mold mould; neighbor neighbour; neighborhood neighbourhood;
neighboring neighbouring; neighbors neighbours; odor odour; odors odours; offense offence; offenses offences;
orthopedic orthopaedic; orthopedics orthopaedics; pediatric paediatric; pediatrician paediatrician;
pediatricians paediatricians; pediatrics paediatrics; practiced practised; practicing practising; rigor rigour;
rumor rumour; rumors rumours; savior saviour; signaled signalled; signaling signalling; skeptic sceptic;
skeptical sceptical; skepticism scepticism; skillful skilful; splendor splendour; theater theatre; theaters theatres;
totaled totalled; toward towards; traveled travelled; traveler traveller; travelers travellers; traveling travelling;
tumor tumour; tumors tumours; unfavorable unfavourable; vapor vapour; vigor vigour; yogurt yoghurt
"""
_BRITISH: dict[str, str] = {pair.split()[0]: pair.split()[1] for pair in _PAIRS.split(";")}


def british(word: str) -> str | None:
    """The British spelling of an American one, in small letters; None where there is nothing to change."""
    small = word.lower()
    like = _IZE.match(small)
    if like and not _SPELT_WITH_Z.match(small):
        return f"{like[1]}s{like[2]}"
    return _BRITISH.get(small)
