//! The closed sets of words that rules, scenarios and the log share.

use super::macros::words;

words! {
    /// A headline number. Those of members are kept per capital, the others once.
    pub enum Meter {
        /// Domestic support for the government's defence policy, 0..1000. Per member.
        Support = "support",
        /// Threat perception, 0..1000. Per member.
        Threat = "threat perception",
        /// Political capital, whole points. Per member.
        PoliticalCapital = "political capital",
        /// Free procurement money, EUR million. Per member.
        Money = "free money",
        /// Growth of the economy, basis points a year, for as long as stated. Per member.
        Growth = "growth",
        /// Washington's regard for the capital, 0..1000. Per member.
        Regard = "Washington's regard",
        /// The capital's trust in Washington, 0..1000. Per member.
        TrustInWashington = "trust in Washington",
        /// Record of responses to incursions, 0..1000. Per member.
        Resolve = "resolve",
        /// Resilience of cables, networks and public life, 0..1000. Per member.
        Resilience = "resilience",
        /// Readiness of forces, 0..1000. Per member.
        Readiness = "readiness",
        /// Washington's hidden commitment, 0..1000.
        Commitment = "American commitment",
        /// The escalation track, 0..1000.
        Escalation = "escalation",
        /// The front in Ukraine, 0..1000; 500 is a stalemate.
        Front = "front in Ukraine",
        /// Strength of Russia's ground force, permille of the start of the full invasion.
        RussianStrength = "Russian ground strength",
        /// Open disputes between Washington and the allies.
        Disputes = "open disputes",
        /// American troops in Europe.
        Troops = "American troops in Europe",
        /// Cohesion of the alliance, 0..1000.
        Cohesion = "cohesion",
        /// Deterrence at the weakest site, 0..1000.
        Deterrence = "deterrence",
        /// Capability gap with all American forces counted, permille.
        GapPromised = "capability gap as promised",
        /// Capability gap with American forces discounted by the estimated commitment, permille.
        GapBelieved = "capability gap as believed",
        /// Capability gap without American forces, permille.
        GapWithout = "capability gap without the US",
        /// Ground force Russia can spare, brigades × 100, at all sites together.
        FreeForce = "Russian free force",
    }
}

words! {
    /// A government's temper.
    pub enum Government {
        /// A mainstream government.
        Mainstream = "mainstream",
        /// A sceptic or nationalist government.
        Sceptic = "sceptic",
        /// A caretaker government.
        Caretaker = "caretaker",
    }
}

words! {
    /// What a capital plans on for the 2030s.
    pub enum Planning {
        /// America comes back.
        Return = "return",
        /// America leaves by agreement.
        Phased = "phased",
        /// America is absent.
        Absent = "absent",
    }
}

words! {
    /// Where a motion is put, which decides who votes and who is left out.
    pub enum Venue {
        /// The North Atlantic Council: everybody votes.
        Nato = "NATO",
        /// The European Union: only its members vote.
        Eu = "the EU",
        /// The sponsors alone, and whoever joins.
        Coalition = "a coalition",
    }
}

words! {
    /// The six things governments differ about; stances run from −5 to +5.
    pub enum Tag {
        /// Spending on defence.
        Spend = "spending",
        /// European autonomy.
        Autonomy = "autonomy",
        /// The transatlantic bond.
        Transatlantic = "the transatlantic bond",
        /// Risk towards Moscow.
        Risk = "risk towards Moscow",
        /// Help for Ukraine.
        Ukraine = "Ukraine",
        /// The EU as venue.
        EuVenue = "the EU as venue",
    }
}

words! {
    /// A part of the defence budget.
    pub enum BudgetLine {
        /// Pay, recruitment, training.
        People = "people",
        /// Maintenance, fuel, stocks in use.
        Upkeep = "upkeep",
        /// New equipment.
        Equipment = "equipment",
        /// Aid to Ukraine and others.
        Aid = "aid",
    }
}

words! {
    /// The state of the war.
    pub enum War {
        /// Fighting goes on.
        War = "war",
        /// The guns are silent; nothing is settled.
        Ceasefire = "ceasefire",
        /// A settlement both sides keep.
        Settlement = "settlement",
        /// Ukraine's front has collapsed.
        Collapse = "collapse",
    }
}

words! {
    /// The temper of the administration in Washington.
    pub enum Administration {
        /// Friendly to the alliance.
        Friendly = "friendly",
        /// Transactional.
        Transactional = "transactional",
        /// Distant.
        Distant = "distant",
    }
}

words! {
    /// What Moscow wants; hidden until the debrief.
    pub enum Intent {
        /// Fears the alliance; restraint is the right answer.
        Defensive = "defensive",
        /// Takes what is offered.
        Opportunist = "opportunist",
        /// Means to break the alliance.
        Revisionist = "revisionist",
    }
}

words! {
    /// A crisis that draws Washington elsewhere.
    pub enum Theatre {
        /// The Indo-Pacific.
        Pacific = "the Indo-Pacific",
        /// The Middle East.
        MiddleEast = "the Middle East",
    }
}

words! {
    /// What a capability area is for in the rules; every scenario needs each role once.
    pub enum Role {
        /// Deep precision strike.
        Strike = "strike",
        /// Lift and tanking.
        Lift = "lift",
        /// Intelligence, surveillance, space.
        Eyes = "eyes",
        /// Air and missile defence.
        Shield = "shield",
        /// Command and control.
        Command = "command",
        /// Munitions.
        Stocks = "stocks",
        /// Heavy land forces.
        Land = "land",
        /// Maritime and undersea.
        Sea = "sea",
    }
}

words! {
    /// How a vote is cast on a motion.
    pub enum Ballot {
        /// Consent by keeping silent; costs political capital against one's stance.
        Silent = "keeps silent",
        /// Take no part, where the motion allows it.
        OptOut = "opts out",
        /// Break silence: the motion fails, or becomes a coalition.
        Break = "breaks silence",
    }
}

words! {
    /// How a capital stands to another's response to an incursion.
    pub enum Backing {
        /// Backs it openly.
        Back = "backs",
        /// Says nothing.
        Silent = "stays silent",
        /// Dissents.
        Dissent = "dissents",
    }
}

words! {
    /// What a capital does in a test of Article 5.
    pub enum Act {
        /// Stays out.
        StayOut = "stays out",
        /// A statement.
        Statement = "issues a statement",
        /// Transit, intelligence, sanctions.
        Support = "gives transit, intelligence and sanctions",
        /// Sends forces.
        Send = "sends forces",
        /// Fights with what is there.
        Fight = "fights with what is there",
    }
}

words! {
    /// An answer to a demand backed by tariffs.
    pub enum TariffAnswer {
        /// Do what is asked.
        Comply = "complies",
        /// Bear the tariff.
        Absorb = "absorbs",
        /// Resist, with whoever else resists.
        Resist = "resists",
    }
}

words! {
    /// A part of public life that can be hardened.
    pub enum Hardening {
        /// Undersea cables and pipelines.
        Cables = "cables",
        /// Drone watch over critical sites.
        Drones = "drone watch",
        /// Networks.
        Cyber = "cyber defence",
    }
}

words! {
    /// Who leads the alliance, which sets the hours it takes to decide.
    pub enum Leadership {
        /// Washington leads.
        Washington = "Washington",
        /// A directoire of four.
        Directoire = "a directoire of four",
        /// A rotating lead.
        Rotating = "a rotating lead",
        /// Nobody leads.
        Nobody = "nobody",
    }
}

words! {
    /// What is promised in a pledge.
    pub enum Promise {
        /// Spend a share of GDP on core defence; amount in basis points.
        Spend = "core defence spending",
        /// Contribute points of an area; amount in points × 100.
        Contribute = "a capability contribution",
        /// Keep forces at a site; amount in brigades × 100.
        Brigade = "forces at a site",
        /// Be in a programme of an area; amount unused.
        Programme = "joining a programme",
        /// Vote for an initiative whenever it is on the table; amount unused.
        Back = "backing an initiative",
    }
}

words! {
    /// What became of a pledge.
    pub enum PledgeState {
        /// Not yet due.
        Open = "open",
        /// Kept in time.
        Kept = "kept",
        /// Kept, but late.
        Late = "late",
        /// Broken.
        Broken = "broken",
    }
}
