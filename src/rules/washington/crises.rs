//! Crises that draw Washington elsewhere, and the rare day on which it gives notice to leave the treaty.

use super::rules::{CAPITOL, Desk, by_length, purpose};
use super::state::Drawdown;
use crate::rules::effect::Effect;
use crate::rules::event::{Cause, Event, Log};
use crate::rules::words::{Meter, Theatre};

/// Turns left of a crisis.
pub fn turns_left(drawdown: &Drawdown, theatre: Theatre) -> u8 {
    match theatre {
        Theatre::Pacific => drawdown.pacific,
        Theatre::MiddleEast => drawdown.middle_east,
    }
}

/// One turn of a crisis has passed; at its end the demand for bases ends too.
pub fn count_down(drawdown: &mut Drawdown, theatre: Theatre, log: &mut Log) {
    if turns_left(drawdown, theatre) == 0 {
        return;
    }
    let left = turns_left(drawdown, theatre) - 1;
    match theatre {
        Theatre::Pacific => drawdown.pacific = left,
        Theatre::MiddleEast => drawdown.middle_east = left,
    }
    if left == 0 {
        log.write(Cause::Calendar, Event::CrisisMoved { theatre, turns: 0 });
        if theatre == Theatre::MiddleEast {
            drawdown.bases_asked = 0;
            drawdown.bases.iter_mut().for_each(|answer| *answer = None);
        }
    }
}

/// A crisis begins, or lasts longer; the caller writes it down. One in the Middle East brings a demand for bases.
pub fn begin(drawdown: &mut Drawdown, theatre: Theatre, turns: u8, now: u8) {
    match theatre {
        Theatre::Pacific => drawdown.pacific = drawdown.pacific.max(turns),
        Theatre::MiddleEast => {
            drawdown.middle_east = drawdown.middle_east.max(turns);
            if drawdown.bases_asked == 0 {
                drawdown.bases_asked = now.max(1);
            }
        }
    }
}

/// At very low commitment Washington may prepare formal notice; the law delays it by one turn and may stop it.
pub fn consider_notice(desk: &mut Desk, drawdown: &mut Drawdown) {
    let params = &desk.rules.params.washington;
    if drawdown.notice > 0 {
        return;
    }
    if drawdown.notice_due > 0 {
        if drawdown.notice_due <= desk.turn {
            drawdown.notice_due = 0;
            if desk.roll.permille(CAPITOL, purpose::NOTICE_BLOCKED) >= params.packages.blocked {
                give_notice(desk, drawdown);
            }
        }
    } else if drawdown.commitment.get() < params.notice_below
        && desk.roll.permille(CAPITOL, purpose::NOTICE) < by_length(desk.rules, params.notice)
    {
        drawdown.notice_due = desk.after_months(params.packages.certification_months);
    }
}

/// Formal notice: perceived threat rises in every capital; politics doubles slack and ends the hope for a return.
fn give_notice(desk: &mut Desk, drawdown: &mut Drawdown) {
    drawdown.notice = desk.turn;
    let entry = desk.log.write(Cause::Chance, Event::NoticeGiven);
    let by = desk.params().notice_threat;
    for member in desk.rules.member_ids() {
        desk.effects.push(Effect::Capital { meter: Meter::Threat, member, by }, entry);
    }
}
