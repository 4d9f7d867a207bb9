//! What must hold in a scenario, as data: each target is an experiment on batches of games and the range its result must lie in.
//!
//! A designer states targets in RON; `gap-years balance SCENARIO --check` plays them and judges each, with its interval,
//! as held, failed or undecided. The laws of the game that every scenario should obey are in `scenarios/common/targets`.

pub mod arm;
mod bend;
mod branch;
pub mod check;
mod experiment;
mod judge;
mod mean;
mod record;
mod rows;
mod tables;

pub use arm::{Arm, Bend, OrderName, Shock};
pub use check::{Report, check, read};
pub use judge::{Finding, Verdict};
pub use record::Quantity;

use crate::core::ids::MemberId;
use crate::rules::content::Source;
use crate::schema;
use crate::schema::{Decimal, Key};

schema! {
    /// Something that must hold: an experiment, and the range in which its results must lie.
    #[derive(Clone, Debug)]
    pub struct Target {
        /// Short name.
        pub id: Key,
        /// The law of the game it tests, 1 to 22; 0 for a scenario's own.
        pub law: u8 [0..=22] = 0,
        /// The claim, in a sentence.
        pub text: String,
        /// Games of each arm, or pairs of games; `--games` plays others.
        pub games: u32 [2..=10_000_000] = 400,
        /// The seats that take turns as the focal seat, on which an arm may put another player; all if empty.
        pub seats: Vec<MemberId> = Vec::new(),
        /// Of them, those whose share of all economies lies in this range, permille.
        pub weight: (i32, i32) = (0, 1000),
        /// What is played and measured.
        pub experiment: Experiment,
        /// No result may lie below this.
        pub at_least: Option<Decimal<3>> = None,
        /// No result may lie above this.
        pub at_most: Option<Decimal<3>> = None,
        /// Results that are let off, each with the reason.
        pub except: Vec<Exception> = Vec::new(),
        /// What it rests on.
        pub source: Vec<Source> = Vec::new(),
    }
}

schema! {
    /// A result that a target does not judge.
    #[derive(Clone, Debug)]
    pub struct Exception {
        /// The result's name, as the report gives it.
        pub result: String,
        /// Why it is let off.
        pub why: String,
    }
}

schema! {
    /// What is played, and what is worked out from it. Arms meet the same seeds game by game.
    #[derive(Clone, Debug)]
    pub enum Experiment {
        /// The mean of a quantity.
        Mean {
            /// What is measured.
            of: Quantity,
            /// How it is played.
            arm: Arm = Arm::default(),
        },
        /// The mean difference between two arms: `with` less `base`.
        Difference {
            /// What is measured.
            of: Quantity,
            /// How it is played to begin with.
            base: Arm = Arm::default(),
            /// How it is played otherwise.
            with: Arm = Arm::default(),
        },
        /// The mean of `with` over the mean of `base`.
        Ratio {
            /// What is measured.
            of: Quantity,
            /// How it is played to begin with.
            base: Arm = Arm::default(),
            /// How it is played otherwise.
            with: Arm = Arm::default(),
        },
        /// The variance of `with` over the variance of `base`.
        Variance {
            /// What is measured.
            of: Quantity,
            /// How it is played to begin with.
            base: Arm = Arm::default(),
            /// How it is played otherwise.
            with: Arm = Arm::default(),
        },
        /// The share of paired games in which `with` is above `base`; equal games count half.
        Wins {
            /// What is measured.
            of: Quantity,
            /// How it is played to begin with.
            base: Arm = Arm::default(),
            /// How it is played otherwise.
            with: Arm = Arm::default(),
        },
        /// A ladder of players in the focal seat, worst first (an empty name for whoever sits there as usual): the share of
        /// paired games in which each does better than the one before.
        Ladder {
            /// The players.
            players: Vec<String>,
        },
        /// The share of each ending.
        Endings {
            /// How it is played.
            arm: Arm = Arm::default(),
        },
        /// The share of games in which a seat of each profile has the highest score against par.
        Firsts {
            /// How it is played.
            arm: Arm = Arm::default(),
        },
        /// Each seat's mean score against par in spreads, less the mean of all seats.
        Seats {
            /// How it is played.
            arm: Arm = Arm::default(),
        },
        /// The share of games in which each inject fires, each option is started, each initiative is proposed.
        Cards {
            /// How it is played.
            arm: Arm = Arm::default(),
        },
        /// The mean rank correlation of the seats' scores against par at half time and in the end.
        HalfTime {
            /// How it is played.
            arm: Arm = Arm::default(),
        },
        /// Of the seats below the field's usual at half time, the share that ends above it.
        Recovery {
            /// How it is played.
            arm: Arm = Arm::default(),
        },
        /// What orders of another player in one turn alone cost the focal seat, by turn: per cent of the margin between two
        /// players.
        EachTurn {
            /// Who gives the orders of the one turn.
            player: String,
            /// The player at the upper end of the margin.
            best: String,
            /// The player at its lower end.
            worst: String,
        },
        /// By kind of order: the mean change of score, when nobody may give it, of the profile that loses most.
        EachKind {
            /// Kinds that are answers everybody must give, and are left out.
            without: Vec<OrderName> = Vec::new(),
        },
        /// By kind of order: the share of turns in which a player in the focal seat gives it.
        KindsOf {
            /// The player.
            player: String,
        },
        /// How sure it is of each plan that it is best under one world at least, and that it is worst under one at least: the
        /// shares of resampled batches in which that is so. Results are called `NAME best` and `NAME worst`.
        EachBestAndWorst {
            /// What is measured.
            of: Quantity,
            /// The plans.
            plans: Vec<Arm>,
            /// The worlds.
            worlds: Vec<Arm>,
        },
        /// Of the initiatives that can be put to all, in NATO or else in the EU, and done by a coalition as well: the share for
        /// which each of the two gives the higher mean. Results are called `consensus` and `a coalition`.
        Venues {
            /// What is measured.
            of: Quantity,
            /// The turn in which the focal seat proposes it, and from then on until it is voted.
            turn: u8,
        },
        /// The share of the variance of a quantity that dice alone explain, where tables differ in who plays.
        Luck {
            /// What is measured.
            of: Quantity,
            /// The tables.
            tables: Vec<Arm>,
        },
        /// The share of games whose ending is the same in at least a given share of replays with other dice from a turn on.
        Decided {
            /// The turn after which the dice are others, permille of the game.
            after: i32 [1..=999],
            /// The share of replays that must end alike, permille.
            alike: i32 [500..=1000],
            /// How many replays.
            replays: u32 [5..=1000] = 20,
        },
        /// The share of turns in which some order of the focal seat matters: against none it is worth points of its score by
        /// the end of the turn, or moves a gauge of the alliance.
        Matters {
            /// Points of score, of 1000.
            points: i32 [1..=1000],
            /// Points of a gauge, of 1000.
            gauge: i32 [1..=1000],
            /// How many orders are tried, each of another kind.
            tries: u32 [1..=60] = 12,
        },
        /// Points that more money has brought per euro: a jump of spending by the end of one turn over a ramp by the end of
        /// another. Spending is set, for all seats, this much above the level at the start, basis points of GDP by turn.
        Spending {
            /// Above the start, by turn, quickly.
            jump: Vec<i32>,
            /// The turn at whose end the jump is counted.
            jump_at: u8,
            /// Above the start, by turn, steadily.
            ramp: Vec<i32>,
            /// The turn at whose end the ramp is counted.
            ramp_at: u8,
        },
    }
}
