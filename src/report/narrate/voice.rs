//! Names and numbers as people say them.

use super::Teller;
use crate::core::dice::mix;
use crate::core::ids::{
    AreaId, IncursionId, InitiativeId, InjectId, MemberId, MotionId, PackageId, PartnerId, PledgeId, ProgrammeId,
    ResponseId, SectorId, SiteId,
};
use crate::rules::incursions::state::Incident;
use crate::rules::pledges::state::Pledge;
use crate::rules::procurement::state::Programme;
use crate::rules::words::{Meter, Promise};

/// First words that keep their capital inside a sentence.
const PROPER: &[&str] = &[
    "Washington",
    "American",
    "European",
    "Europe",
    "Korean",
    "Turkish",
    "Israeli",
    "Black",
    "Baltic",
    "Danube",
    "Indo-Pacific",
    "Patriot",
    "Stinger",
    "Aster",
    "Caesar",
    "Rafale",
    "Meteor",
    "Piorun",
    "Boxer",
    "Borsuk",
    "Eurodrone",
    "Leopard",
    "Gripen",
    "Arrow",
    "Skyranger",
    "Moscow",
    "Russian",
    "Nordic",
    "Greenland",
    "Eurofighter",
];

/// The text with its first letter small, unless it begins with a proper name or an abbreviation.
pub fn decap(text: &str) -> String {
    let first = text.split([' ', ',', ':']).next().unwrap_or(text);
    let mut chars = text.chars();
    let Some(head) = chars.next() else { return String::new() };
    let shouts = first.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric());
    // "Taurus Neo" is a name, "Seabed watch ships" is not; articles never are.
    let article = matches!(first, "The" | "A" | "An" | "Joint" | "Land-based" | "Powder");
    let named = !article && text.split(' ').nth(1).is_some_and(|word| word.starts_with(char::is_uppercase));
    if shouts || named || PROPER.contains(&first) {
        text.to_owned()
    } else {
        head.to_lowercase().chain(chars).collect()
    }
}

/// The text with its first letter small, whatever it is: for imperatives.
pub fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|head| head.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// The text with its first letter large.
pub fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|head| head.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// At most `longest` characters, cut at a word.
pub fn clip(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let cut: String = text.chars().take(longest.saturating_sub(1)).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', ' ']))
}

/// "a", "a and b", "a, b and c".
pub fn list<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => "nobody".to_owned(),
        [only] => only.as_ref().to_owned(),
        [head @ .., last] => {
            format!("{} and {}", head.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "), last.as_ref())
        }
    }
}

/// Whole thousands with their commas.
pub fn grouped(value: i32) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if value < 0 { format!("−{out}") } else { out }
}

/// EUR million as people say it: "EUR 319 million", "EUR 4.3 billion".
pub fn money(meur: i32) -> String {
    if meur.abs() < 1000 {
        return format!("EUR {} million", grouped(meur));
    }
    let tenths = (i64::from(meur) + 50 * i64::from(meur.signum())) / 100;
    let sign = if tenths < 0 { "−" } else { "" };
    let whole = i32::try_from(tenths.abs() / 10).unwrap_or(i32::MAX);
    format!("EUR {sign}{}.{} billion", grouped(whole), tenths.abs() % 10)
}

/// Tenths, without a needless ".0".
pub fn one(tenths: i32) -> String {
    let sign = if tenths < 0 { "−" } else { "" };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// Permille as per cent: "63.9%".
pub fn percent(permille: i32) -> String {
    format!("{}%", one(permille))
}

/// Basis points as per cent: "2.10%".
pub fn percent_bp(bp: i32) -> String {
    format!("{}{}.{:02}%", if bp < 0 { "−" } else { "" }, bp.abs() / 100, bp.abs() % 100)
}

/// A score of 1000 as people read it, out of 100: "47.5".
pub fn score(value: i32) -> String {
    one(value)
}

/// A change of a score, with its sign: "+1.2", "−3".
pub fn signed_points(by: i32) -> String {
    if by > 0 { format!("+{}", one(by)) } else { one(by) }
}

/// Capability points × 100: "1.2 points".
pub fn points(cp: i32) -> String {
    let tenths = (cp.abs() + 5) / 10;
    format!("{} {}", one(tenths), if tenths == 10 { "point" } else { "points" })
}

/// Brigades × 100: "half a brigade", "1.5 brigades", "about 1,300 soldiers".
pub fn brigades(cb: i32) -> String {
    match cb.abs() {
        0 => "no forces".to_owned(),
        small @ 1..=39 => format!("about {} soldiers", grouped((small * 45 + 50) / 100 * 100)),
        40..=60 => "half a brigade".to_owned(),
        90..=110 => "a brigade".to_owned(),
        many => format!("{} brigades", one((many + 5) / 10)),
    }
}

impl<'a> Teller<'a> {
    /// One of several wordings, always the same for the same entry.
    pub(super) fn vary<'t>(&self, wordings: &[&'t str]) -> &'t str {
        let seed = (self.place as u64) << 8 | u64::from(self.state.clock.turn);
        let nth = mix(seed) % (wordings.len().max(1) as u64);
        wordings.get(usize::try_from(nth).unwrap_or(0)).copied().unwrap_or_default()
    }
    /// A capital.
    pub fn cap(&self, member: MemberId) -> &'a str {
        self.rules.members.get(member).map_or("a capital", |row| row.name.as_str())
    }
    /// Several capitals, at most six by name.
    pub fn caps(&self, members: impl IntoIterator<Item = MemberId>) -> String {
        let names: Vec<&str> = members.into_iter().map(|member| self.cap(member)).collect();
        if names.len() <= 6 {
            return list(&names);
        }
        format!("{} and {} others", names[..5].join(", "), names.len() - 5)
    }
    /// An area inside a sentence.
    pub fn area(&self, area: AreaId) -> String {
        self.rules.areas.get(area).map_or_else(|| "capability".to_owned(), |row| decap(&row.name))
    }
    /// A site inside a sentence.
    pub fn site(&self, site: SiteId) -> String {
        self.rules.sites.get(site).map_or_else(|| "the front".to_owned(), |row| decap(&row.name))
    }
    /// A sector inside a sentence.
    pub fn sector(&self, sector: SectorId) -> String {
        self.rules.sectors.get(sector).map_or_else(|| "industry".to_owned(), |row| decap(&row.name))
    }
    /// An initiative inside a sentence.
    pub fn initiative(&self, initiative: InitiativeId) -> String {
        self.rules.initiatives.get(initiative).map_or_else(|| "an initiative".to_owned(), |row| decap(&row.name))
    }
    /// The initiative of a motion of this turn.
    pub fn motion(&self, motion: MotionId) -> String {
        let row = self.state.initiatives.motions.get(motion);
        row.map_or_else(|| "the motion".to_owned(), |row| self.initiative(row.initiative))
    }
    /// A package inside a sentence.
    pub fn package(&self, package: PackageId) -> String {
        self.rules.packages.get(package).map_or_else(|| "an American unit".to_owned(), |row| decap(&row.name))
    }
    /// A partner outside the alliance.
    pub fn partner(&self, partner: PartnerId) -> &'a str {
        self.rules.partners.get(partner).map_or("a partner elsewhere", |row| row.name.as_str())
    }
    /// A kind of incursion.
    pub fn incursion(&self, kind: IncursionId) -> &'a str {
        self.rules.incursions.get(kind).map_or("an incident", |row| row.name.as_str())
    }
    /// A response, as a verb.
    pub fn response(&self, response: ResponseId) -> &'a str {
        self.rules.responses.get(response).map_or("responds", |row| row.name.as_str())
    }
    /// A response to an incident of this turn, as a verb that fits it.
    pub fn answer(&self, nth: u8, response: ResponseId) -> &'a str {
        let domain =
            self.incident(nth).and_then(|incident| self.rules.incursions.get(incident.kind)).map(|kind| kind.domain);
        match (domain, self.rules.responses.get(response)) {
            (Some(domain), Some(row)) => row.name_in(domain),
            _ => self.response(response),
        }
    }
    /// An inject's headline.
    pub fn headline(&self, inject: InjectId) -> &'a str {
        self.rules.injects.get(inject).map_or("the news", |row| row.headline.as_str())
    }
    /// An incident of this turn.
    pub fn incident(&self, nth: u8) -> Option<&'a Incident> {
        self.state.incursions.incidents.get(usize::from(nth))
    }
    /// An incident of this turn in a few words: "fighter jets in the airspace of Tallinn".
    pub fn incident_name(&self, nth: u8) -> String {
        match self.incident(nth) {
            Some(incident) => self.against(incident.kind, incident.target),
            None => "the incident".to_owned(),
        }
    }
    /// A kind of incursion with its target.
    pub fn against(&self, kind: IncursionId, target: MemberId) -> String {
        let name = self.incursion(kind);
        let joint = if name.ends_with("airspace") || name.ends_with("election") { "of" } else { "against" };
        format!("{name} {joint} {}", self.cap(target))
    }
    /// A programme's row.
    pub fn row(&self, programme: ProgrammeId) -> Option<&'a Programme> {
        self.state.procurement.programmes.get(programme)
    }
    /// A programme with its lead: "Berlin's IRIS-T SLM joint buy".
    pub fn programme(&self, programme: ProgrammeId) -> String {
        match self.row(programme) {
            Some(row) => {
                // "London's borrowed battery", not "London's a borrowed battery".
                let goods = self.goods(programme);
                let bare = ["a ", "an ", "the "].iter().find_map(|article| goods.strip_prefix(article));
                format!("{}'s {}", self.cap(row.lead), bare.unwrap_or(&goods))
            }
            None => "the programme".to_owned(),
        }
    }
    /// What a programme buys.
    pub fn goods(&self, programme: ProgrammeId) -> String {
        let option = self.row(programme).and_then(|row| self.rules.options.get(row.option));
        option.map_or_else(|| "order".to_owned(), |row| decap(&row.name))
    }
    /// A pledge's row.
    pub fn pledge_row(&self, pledge: PledgeId) -> Option<&'a Pledge> {
        self.state.pledges.list.get(pledge)
    }
    /// What is pledged, as what a capital will do: "spend 3.50% of GDP on defence by H1 2029".
    pub fn pledge(&self, pledge: PledgeId) -> String {
        let Some(row) = self.pledge_row(pledge) else { return "do its part".to_owned() };
        self.promise(row.promise, row.about, row.amount, row.due)
    }
    /// A promise, as what a capital will do.
    pub fn promise(&self, promise: Promise, about: u8, amount: i32, due: u8) -> String {
        let due = self.date(due);
        match promise {
            Promise::Spend => format!("spend {} of GDP on core defence by {due}", percent_bp(amount)),
            Promise::Contribute => format!("bring {} of {} by {due}", points(amount), self.area(AreaId(about))),
            Promise::Brigade => format!("have {} at {} by {due}", brigades(amount), self.site(SiteId(about))),
            Promise::Programme => format!("join a programme for {} by {due}", self.area(AreaId(about))),
            Promise::Back => format!("back {} until {due}", self.initiative(InitiativeId(about))),
        }
    }
    /// A turn in a few letters: "H1 2029".
    pub fn date(&self, turn: u8) -> String {
        if turn == 0 { "an open date".to_owned() } else { self.rules.calendar.short(turn) }
    }
    /// A change of a headline number in its own unit, with its sign, and where it now stands.
    pub fn change(&self, meter: Meter, by: i32, now: i32) -> String {
        let sign = if by > 0 { "+" } else { "" };
        match meter {
            Meter::PoliticalCapital | Meter::Disputes => format!("{sign}{} to {now}", one(by * 10)),
            Meter::Money => format!("{sign}{} to {}", money(by), money(now)),
            Meter::Growth => format!("{sign}{} to {} a year", percent_bp(by), percent_bp(now)),
            Meter::Troops => format!("{sign}{} to {}", grouped(by), grouped(now)),
            Meter::GapPromised | Meter::GapBelieved | Meter::GapWithout | Meter::RussianStrength => {
                format!("{} to {}", signed_points(by), percent(now))
            }
            Meter::FreeForce | Meter::Force => format!("{sign}{} to {} brigades", one(by / 10), one(now / 10)),
            _ => format!("{} to {}", signed_points(by), score(now)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_say_them() {
        assert_eq!(money(319), "EUR 319 million");
        assert_eq!(money(4_260), "EUR 4.3 billion");
        assert_eq!(money(-1_250), "EUR −1.3 billion");
        assert_eq!(percent(639), "63.9%");
        assert_eq!(percent(600), "60%");
        assert_eq!(percent_bp(468), "4.68%");
        assert_eq!(signed_points(-12), "−1.2");
        assert_eq!(points(120), "1.2 points");
        assert_eq!(brigades(45), "half a brigade");
        assert_eq!(brigades(130), "1.3 brigades");
    }

    #[test]
    fn names_fit_into_sentences() {
        assert_eq!(decap("The Baltic states"), "the Baltic states");
        assert_eq!(decap("Taurus Neo"), "Taurus Neo");
        assert_eq!(decap("Digital radios for the army"), "digital radios for the army");
        assert_eq!(decap("IRIS-T SLM joint buy"), "IRIS-T SLM joint buy");
        assert_eq!(decap("European command posts"), "European command posts");
        assert_eq!(list(&["Rome", "Madrid", "Ankara"]), "Rome, Madrid and Ankara");
        assert_eq!(clip("one two three", 9), "one two…");
    }
}
