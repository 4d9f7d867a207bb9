//! A tutorial: what is taught in which turn, and what counts as done. How far somebody has got is in `sim::lessons`.

use crate::core::ids::{AreaId, InitiativeId, InjectId, MemberId, OptionId, ProfileId, ResponseId, SiteId};
use crate::rules::order::OrderKind;
use crate::rules::phase::Step;
use crate::rules::words::Promise;
use crate::schema;
use crate::schema::Key;

schema! {
    /// A guided game for one seat: a lesson or two a turn, taught by doing.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Tutorial {
        /// The seat that is taught.
        pub seat: MemberId,
        /// Who plays other seats: seat and profile. Seats not named are played as in any game.
        pub players: Vec<(MemberId, ProfileId)> = Vec::new(),
        /// What is said before the first turn.
        pub welcome: String,
        /// The lessons, in the order in which they are taught.
        pub lessons: Vec<Lesson>,
        /// What is said after the last turn.
        pub farewell: String = String::new(),
        /// `welcome` for somebody in the window, where it says something about a keyboard.
        pub welcome_window: String = String::new(),
        /// `farewell` for somebody in the window.
        pub farewell_window: String = String::new(),
    }
}

schema! {
    /// A lesson of a tutorial: what it is about, what to do, and what is said when it was done or was not.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Lesson {
        /// Short name.
        pub id: Key,
        /// The turn in which it is taught.
        pub turn: u8 [1..=60],
        /// A few words.
        pub title: String,
        /// What one needs to know, a few sentences.
        pub text: String,
        /// What to do, as an imperative in one line.
        pub task: String,
        /// What counts as done.
        pub done: Deed,
        /// How, for somebody who is stuck.
        pub hint: String,
        /// Said when it is done.
        pub praise: String,
        /// Said after the turn if it was not done: what that means for the game.
        pub missed: String,
        /// What is to be kept in mind, in a sentence for the debrief.
        pub learnt: String = String::new(),
        /// What is said in the window instead, where the texts above name words to type.
        pub window: Wording = Wording::default(),
    }
}

schema! {
    /// Texts of a lesson for somebody at the window; what is empty is said as at the terminal. `{key}` stands for what is
    /// written on the window in the language in use, by the key of its text in `assets/i18n`, such as `{group-procure}`.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Wording {
        /// Instead of `text`.
        pub text: String = String::new(),
        /// Instead of `task`.
        pub task: String = String::new(),
        /// Instead of `hint`.
        pub hint: String = String::new(),
        /// Instead of `praise`.
        pub praise: String = String::new(),
        /// Instead of `missed`.
        pub missed: String = String::new(),
        /// Instead of `learnt`.
        pub learnt: String = String::new(),
    }
}

impl Tutorial {
    /// The tutorial in the words of the window.
    #[must_use]
    pub fn for_window(&self) -> Self {
        let instead = |own: &String, usual: &String| if own.is_empty() { usual.clone() } else { own.clone() };
        let lesson = |lesson: &Lesson| {
            let own = &lesson.window;
            Lesson {
                text: instead(&own.text, &lesson.text),
                task: instead(&own.task, &lesson.task),
                hint: instead(&own.hint, &lesson.hint),
                praise: instead(&own.praise, &lesson.praise),
                missed: instead(&own.missed, &lesson.missed),
                learnt: instead(&own.learnt, &lesson.learnt),
                ..lesson.clone()
            }
        };
        Self {
            welcome: instead(&self.welcome_window, &self.welcome),
            farewell: instead(&self.farewell_window, &self.farewell),
            lessons: self.lessons.iter().map(lesson).collect(),
            ..self.clone()
        }
    }
}

schema! {
    /// What a player must do for a lesson. Checked against the orders that were accepted, never against what was typed.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Deed {
        /// A page was read.
        Read(Page),
        /// An order of a kind was given; where more is said, about just that.
        Order {
            /// The kind.
            kind: OrderKind,
            /// The entry of the catalogue: of the programme that is started, joined, left.
            option: Option<OptionId> = None,
            /// The area in which the programme gives points.
            area: Option<AreaId> = None,
            /// The capital it is aimed at.
            member: Option<MemberId> = None,
            /// The site.
            site: Option<SiteId> = None,
            /// The initiative that is proposed, voted on or talked about.
            initiative: Option<InitiativeId> = None,
        },
        /// A pledge was made, of any kind or of this one.
        Pledge(Option<Promise>),
        /// A motion was backed: proposed, or let pass by keeping silent.
        BackMotion(InitiativeId),
        /// An inject was answered with one of these choices, counted from 0; any where none is named.
        Choose(InjectId, Vec<u8>),
        /// An incursion was answered with one of these; any where none is named.
        Respond(Vec<ResponseId>),
        /// Consultations under Article 4 were called with a response.
        CallArticle4,
        /// Another capital's response was backed openly.
        BackResponse,
        /// All of these.
        All(Vec<Deed>),
        /// Any of these.
        Any(Vec<Deed>),
    }
}

schema! {
    /// Something to read while one plays.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Page {
        /// The page about one's own capital.
        Brief,
        /// The report of the last turn.
        Report,
        /// One's own means and where the alliance stands.
        Means,
        /// The secret agenda.
        Agenda,
        /// The other capitals and what they think of one.
        Allies,
        /// Programmes under way.
        Programmes,
        /// What an order would cost, before it is given.
        Preview,
        /// What a number is made of.
        Why,
    }
}

impl Deed {
    /// The moment of the turn in which it can be done; none where it can be done at any.
    pub fn step(&self) -> Option<Step> {
        match self {
            Self::Read(_) => None,
            Self::Order { kind, .. } => Some(kind.step()),
            Self::Pledge(_) => Some(OrderKind::MakePledge.step()),
            Self::BackMotion(_) => Some(OrderKind::Vote.step()),
            Self::Choose(..) => Some(OrderKind::Choose.step()),
            Self::Respond(_) | Self::CallArticle4 => Some(OrderKind::Respond.step()),
            Self::BackResponse => Some(OrderKind::Back.step()),
            // The last of several decides, so that nothing is missed before it can be done.
            Self::All(deeds) | Self::Any(deeds) => deeds.iter().filter_map(Self::step).max(),
        }
    }
    /// Every deed in this one, itself among them.
    pub fn each(&self, visit: &mut dyn FnMut(&Self)) {
        visit(self);
        if let Self::All(deeds) | Self::Any(deeds) = self {
            for deed in deeds {
                deed.each(visit);
            }
        }
    }
    /// Whether orders of its kind can be about what it asks for; if not, nobody could ever do it.
    pub fn is_possible(&self) -> bool {
        use OrderKind as K;
        let Self::Order { kind, option, area, member, site, initiative } = self else { return true };
        let programme =
            matches!(kind, K::Start | K::Join | K::SetShare | K::Leave | K::Accelerate | K::Cancel | K::JumpQueue);
        let towards = matches!(
            kind,
            K::Persuade | K::MakePledge | K::HostBrigade | K::Reassure | K::Lend | K::Lobby | K::SideDeal | K::Back
        );
        let place = matches!(kind, K::SendBrigade | K::WithdrawBrigade | K::AirPolicing | K::Exercise);
        let motion = matches!(kind, K::Propose | K::Persuade | K::Vote);
        (programme || option.is_none() && area.is_none())
            && (towards || member.is_none())
            && (place || site.is_none())
            && (motion || initiative.is_none())
    }
}
