//! The reasons for which an order is refused, each with what would make it legal.

use serde::{Deserialize, Serialize};

use crate::core::ids::MemberId;

/// Why an order is refused. Each names what would make it legal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// Orders of this kind are given at another moment.
    #[error("this is given at another step of the turn")]
    WrongStep,
    /// The order names something that does not exist in this scenario.
    #[error("there is no such thing in this scenario")]
    NoSuchThing,
    /// Political capital is short.
    #[error("needs {need} political capital, {have} left: drop another order or wait a turn")]
    PoliticalCapital {
        /// Needed.
        need: i8,
        /// Left after the draft so far.
        have: i8,
    },
    /// Money is short.
    #[error("needs EUR {need} m, EUR {have} m free: raise spending, release legacy contracts or take a smaller share")]
    Money {
        /// Needed now, EUR million.
        need: i32,
        /// Left after the draft so far, EUR million.
        have: i32,
    },
    /// The same thing is ordered already this turn.
    #[error("already ordered this turn: undo the other order first")]
    Twice,
    /// The value asked for is out of range.
    #[error("out of range: from {low} to {high}")]
    Range {
        /// The least allowed.
        low: i32,
        /// The most allowed.
        high: i32,
    },
    /// Nothing would change.
    #[error("that is how it stands already")]
    NoChange,
    /// Only certain capitals can do this.
    #[error("only some capitals can do this, and yours is not among them")]
    NotYours,
    /// Too soon after the last time.
    #[error("not before turn {turn}")]
    TooSoon {
        /// The first turn in which it is possible.
        turn: u8,
    },
    /// The partner, target or holdout will not have it.
    #[error("{who:?} will not have it: trust would end at {trust}, needs {need}")]
    Unwilling {
        /// Who refuses.
        who: MemberId,
        /// Trust as it would be, 0..1000.
        trust: i16,
        /// Trust needed, 0..1000.
        need: i16,
    },
    /// The state of the world does not allow it.
    #[error("{0}")]
    NotNow(Hindrance),
}

/// A circumstance that stands in an order's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
pub enum Hindrance {
    /// The motion does not allow it.
    #[error("the motion does not allow opting out")]
    NoOptOut,
    /// The initiative binds all or nobody.
    #[error("it binds all or nobody: propose it without opting out and without a coalition in reserve")]
    Whole,
    /// The seat has no vote in the motion's venue.
    #[error("you have no vote in this venue")]
    NoVote,
    /// The initiative is in force already.
    #[error("the initiative is in force already")]
    InForce,
    /// A rival initiative of the same group is on the table.
    #[error("a rival motion is on the table: wait for the vote")]
    Rival,
    /// The venue does not suit the initiative.
    #[error("this initiative cannot be put in that venue")]
    WrongVenue,
    /// The programme is contracted: nobody can join or change shares.
    #[error("the contract is signed: joining and changing shares are over")]
    Contracted,
    /// The programme is finished.
    #[error("the programme is finished")]
    Finished,
    /// The seat has no part in the programme.
    #[error("you have no part in this programme")]
    NotAPartner,
    /// The seat has a part in the programme already.
    #[error("you are a partner already")]
    AlreadyPartner,
    /// Someone else leads the programme.
    #[error("somebody else leads this programme: leave it instead")]
    NotTheLead,
    /// The sector is not overloaded, so there is no queue.
    #[error("there is no queue in this sector")]
    NoQueue,
    /// The catalogue entry is not open to the seat, or not yet on the market.
    #[error("the supplier does not offer this to you now")]
    NotOffered,
    /// There are no forces to send.
    #[error("no forces left to send: brigades at home are needed there")]
    NoForces,
    /// No air policing at the site.
    #[error("needs air policing at the site")]
    NoPolicing,
    /// Needs drone watch.
    #[error("needs drone watch: harden against drones or vote for the cable and drone watch")]
    NoDroneWatch,
    /// The rules of engagement do not allow it in the minutes given.
    #[error("your rules of engagement do not allow it in the minutes given: raise the level in a later turn")]
    RulesOfEngagement,
    /// There is no demand to answer.
    #[error("there is nothing to answer")]
    NothingToAnswer,
    /// No ceasefire, so no coalition to deploy.
    #[error("only under a ceasefire")]
    NoCeasefire,
    /// No specialisation in force, or not for this seat.
    #[error("needs specialisation profiles in force with your capital in them: propose them, or ask to be let in")]
    NoProfiles,
    /// The scenario has no force that is formed before a ceasefire.
    #[error("no force for a ceasefire is being formed in this scenario")]
    NoForceFormed,
    /// Too little lift or too few eyes to give.
    #[error("too little lift or too few eyes left to give: this takes half from each")]
    NoEnablers,
    /// Stocks are too low.
    #[error("stocks are too low")]
    NoStocks,
    /// Washington has nothing to lobby about here.
    #[error("you host no American forces")]
    NotAHost,
    /// A pledge of that kind is open already.
    #[error("such a pledge of yours is open already")]
    PledgeOpen,
    /// A pledge falls due at the end of this turn.
    #[error("it falls due this turn: too late to plan on it")]
    PledgeDue,
    /// Legacy contracts are at their floor.
    #[error("no legacy contracts left to release")]
    NoLegacy,
    /// No election is near.
    #[error("only in the year before an election")]
    NoElection,
    /// A deal of that kind is live.
    #[error("such a deal is live already")]
    DealLive,
    /// The programme has no room for another partner.
    #[error("the programme has as many partners as it can hold")]
    ProgrammeFull,
    /// The programme is not under contract, or is built already.
    #[error("only while the programme is being built")]
    NotBuilding,
    /// The choice of an inject is not open now.
    #[error("what this choice needs is not true now: take another")]
    ChoiceClosed,
    /// The response does not suit the kind of incursion.
    #[error("that does not work against this kind of incursion")]
    WrongMeans,
}
