"""The words that people, firms and places of the demo company are called by, all our own."""

from dataclasses import dataclass
from random import Random

from domain.kernel.korea import has_right_check_digit

Pair = tuple[str, str]
"""A word in Korean, and in the letters of an address."""

SURNAMES: tuple[Pair, ...] = (
    ("김", "kim"), ("이", "lee"), ("박", "park"), ("최", "choi"), ("정", "jung"), ("강", "kang"), ("조", "cho"),
    ("윤", "yoon"), ("장", "jang"), ("임", "lim"), ("한", "han"), ("오", "oh"), ("서", "seo"), ("신", "shin"),
    ("권", "kwon"), ("황", "hwang"), ("안", "ahn"), ("송", "song"), ("류", "ryu"), ("홍", "hong"),
)  # fmt: skip
MEN: tuple[Pair, ...] = (
    ("민준", "minjun"), ("서준", "seojun"), ("도윤", "doyun"), ("지호", "jiho"), ("준영", "junyoung"),
    ("성호", "sungho"), ("현우", "hyunwoo"), ("동현", "donghyun"), ("재훈", "jaehoon"), ("상민", "sangmin"),
    ("태윤", "taeyun"), ("영수", "youngsu"), ("정훈", "junghoon"), ("진우", "jinwoo"), ("승현", "seunghyun"),
    ("기석", "kiseok"), ("병철", "byungchul"), ("우석", "wooseok"), ("경민", "kyungmin"), ("형준", "hyungjun"),
)  # fmt: skip
WOMEN: tuple[Pair, ...] = (
    ("서연", "seoyeon"), ("지우", "jiwoo"), ("수빈", "subin"), ("하은", "haeun"), ("민서", "minseo"),
    ("은정", "eunjung"), ("미경", "mikyung"), ("지영", "jiyoung"), ("현주", "hyunju"), ("수진", "sujin"),
    ("혜진", "hyejin"), ("유진", "yujin"), ("보람", "boram"), ("선영", "sunyoung"), ("나연", "nayeon"),
    ("은주", "eunju"), ("소희", "sohee"), ("예린", "yerin"), ("정아", "jungah"), ("다은", "daeun"),
)  # fmt: skip

STEMS: tuple[Pair, ...] = (
    ("한빛", "hanbit"), ("가람", "garam"), ("다솜", "dasom"), ("보람찬", "boramchan"), ("늘봄", "neulbom"),
    ("해오름", "haeoreum"), ("두레", "dure"), ("예림", "yelim"), ("청솔", "cheongsol"), ("푸른들", "pureundeul"),
    ("새한울", "saehanul"), ("온새", "onsae"), ("마루", "maru"), ("참빛", "chambit"), ("솔빛", "solbit"),
    ("고운", "goun"), ("바른", "bareun"), ("으뜸", "eutteum"), ("도담", "dodam"), ("미리내", "mirinae"),
    ("초록", "chorok"), ("달빛", "dalbit"), ("별하", "byeolha"), ("나래", "narae"), ("이든", "ideun"),
    ("라온", "raon"), ("아람", "aram"), ("윤슬", "yunseul"), ("물결", "mulgyeol"), ("여울", "yeoul"),
    ("단비", "danbi"), ("샛별", "saetbyeol"), ("산들", "sandeul"), ("가온길", "gaongil"), ("누리봄", "nuribom"),
    ("햇살", "haetsal"), ("은가람", "eungaram"), ("꽃담", "kkotdam"), ("소담", "sodam"), ("다올", "daol"),
    ("혜윰", "hyeyum"), ("너울", "neoul"), ("한들", "handeul"), ("새솔", "saesol"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trade:
    """What a kind of firm does: the end of its name, its line of business (업태, 종목) and its group."""

    suffix: str
    latin: str
    business_type: str
    business_item: str
    group: str


CUSTOMER_TRADES = (
    Trade("상사", "sangsa", "도매", "잡화", "WHOLESALE"),
    Trade("유통", "distribution", "도매", "생활용품", "WHOLESALE"),
    Trade("물산", "mulsan", "도매", "생활잡화", "WHOLESALE"),
    Trade("마트", "mart", "소매", "종합소매", "RETAIL"),
    Trade("문구", "mungu", "소매", "문구·사무용품", "RETAIL"),
    Trade("오피스", "office", "도소매", "사무용품", "RETAIL"),
    Trade("전자", "electronics", "도소매", "전자제품", "RETAIL"),
    Trade("공구", "tools", "도소매", "공구·철물", "RETAIL"),
    Trade("주방", "kitchen", "도소매", "주방용품", "RETAIL"),
    Trade("레저", "leisure", "소매", "캠핑·레저용품", "RETAIL"),
    Trade("커머스", "commerce", "소매", "전자상거래", "ONLINE"),
    Trade("닷컴", "dotcom", "소매", "통신판매", "ONLINE"),
    Trade("호텔", "hotel", "숙박", "관광호텔", "BUSINESS"),
    Trade("건설", "construction", "건설", "실내건축", "BUSINESS"),
    Trade("푸드", "food", "음식", "외식 프랜차이즈", "BUSINESS"),
)
SUPPLIER_TRADES = (
    Trade("산업", "industry", "제조", "생활용품 제조", "SUPPLIER"),
    Trade("제작소", "works", "제조", "금속가공", "SUPPLIER"),
    Trade("화학", "chemical", "제조", "세제·화학제품", "SUPPLIER"),
    Trade("플라텍", "platec", "제조", "플라스틱 사출", "SUPPLIER"),
    Trade("섬유", "textile", "제조", "섬유제품", "SUPPLIER"),
    Trade("제지", "paper", "제조", "지류·포장재", "SUPPLIER"),
    Trade("테크", "tech", "제조", "전자부품", "SUPPLIER"),
    Trade("무역", "trading", "도매", "수입도매", "SUPPLIER"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A road of a town, the beginning of its postal codes, and its telephone area."""

    state: str
    city: str
    road: str
    postal: str
    area: str


PLACES = (
    Place("서울특별시", "강남구", "테헤란로", "061", "2"),
    Place("서울특별시", "서초구", "서초대로", "066", "2"),
    Place("서울특별시", "중구", "을지로", "045", "2"),
    Place("서울특별시", "영등포구", "여의대로", "073", "2"),
    Place("서울특별시", "금천구", "가산디지털1로", "085", "2"),
    Place("서울특별시", "송파구", "법원로", "058", "2"),
    Place("서울특별시", "마포구", "월드컵북로", "039", "2"),
    Place("서울특별시", "성동구", "아차산로", "047", "2"),
    Place("경기도", "성남시 분당구", "판교역로", "135", "31"),
    Place("경기도", "수원시 영통구", "광교로", "165", "31"),
    Place("경기도", "고양시 일산동구", "중앙로", "104", "31"),
    Place("경기도", "안산시 단원구", "산단로", "154", "31"),
    Place("경기도", "용인시 처인구", "중부대로", "170", "31"),
    Place("경기도", "화성시", "동탄대로", "184", "31"),
    Place("경기도", "김포시", "김포대로", "101", "31"),
    Place("인천광역시", "남동구", "남동대로", "217", "32"),
    Place("인천광역시", "연수구", "송도과학로", "219", "32"),
    Place("부산광역시", "해운대구", "센텀중앙로", "480", "51"),
    Place("부산광역시", "사상구", "낙동대로", "469", "51"),
    Place("대구광역시", "달서구", "성서공단로", "427", "53"),
    Place("대구광역시", "수성구", "달구벌대로", "420", "53"),
    Place("대전광역시", "유성구", "대학로", "341", "42"),
    Place("광주광역시", "광산구", "하남산단로", "622", "62"),
    Place("울산광역시", "남구", "삼산로", "447", "52"),
    Place("경상남도", "창원시 성산구", "창원대로", "515", "55"),
    Place("충청북도", "청주시 흥덕구", "직지대로", "284", "43"),
    Place("충청남도", "천안시 서북구", "불당대로", "311", "41"),
    Place("전북특별자치도", "전주시 덕진구", "백제대로", "548", "63"),
    Place("강원특별자치도", "춘천시", "중앙로", "242", "33"),
    Place("제주특별자치도", "제주시", "연삼로", "631", "64"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, with the first part of an e-mail address."""

    name: str
    login: str
    gender: str


def person(random: Random) -> Person:
    """Somebody; the commoner surnames come more often."""
    weights = range(2 * len(SURNAMES), 0, -2)
    surname = random.choices(SURNAMES, weights)[0]
    gender, given = random.choice((("M", MEN), ("F", WOMEN)))
    first = random.choice(given)
    return Person(surname[0] + first[0], f"{first[1]}.{surname[1]}", gender)


def mobile(random: Random) -> str:
    """A mobile number that nobody has: no number goes on with 0 after 010."""
    return f"+82100{random.randrange(10**7):07}"


def telephone(random: Random, place: Place) -> str:
    """A telephone number that nobody has: no exchange begins with 0."""
    return f"+82{place.area}0{random.randrange(10**6):06}"


def business_number(random: Random, index: int, *, corporation: bool) -> str:
    """A business number with a right check digit; another one for each index below 10,000."""
    office = random.randrange(101, 620)
    kind = random.choice((81, 86, 87, 88)) if corporation else random.randrange(10, 50)
    digits = f"{office}{kind}{(index * 37 + 1013) % 10_000:04}"
    return next(digits + last for last in "0123456789" if has_right_check_digit(digits + last))


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm's name, its domain in the net, and its trade."""

    name: str
    domain: str
    trade: Trade


def firms(random: Random, trades: tuple[Trade, ...], count: int) -> list[Firm]:
    """Firms of these trades, no two of one name."""
    every = [
        Firm(stem + trade.suffix, f"{latin}-{trade.latin}.example", trade) for stem, latin in STEMS for trade in trades
    ]
    return random.sample(every, count)
