//! Gauges and ledgers, each number with what it is made of.

use super::history::{Ledger, tenths};
use super::{Gauge, Gauges, Line, TrustLine, Why};
use crate::core::IdVec;
use crate::core::ids::{MemberId, SiteId};
use crate::gui::look::Look;
use crate::gui::look::numbers::{brigades, euro, percent, percent_bp, points, signed, signed_whole, whole};
use crate::gui::session::Session;
use crate::report::accounts::Account;
use crate::report::narrate::upper;
use crate::rules::event::{Event, Visibility};
use crate::rules::words::Meter;
use crate::sim::Observation;

/// The four gauges.
pub fn gauges(
    session: &Session,
    obs: Observation,
    ledger: Ledger,
    stationed: &IdVec<SiteId, Vec<(MemberId, i32)>>,
) -> Gauges {
    let (rules, look) = (obs.rules(), ledger.look);
    // The last turn that is over stands compared with the one before it.
    let last = session.finished().last();
    let before = last.map_or(session.chronicle.before, |last| *session.chronicle.gauges_before(last.turn));
    let moved = |now: i32, was: i32| if was == 0 { 0 } else { now - was };
    let commitment = obs.commitment();
    let earlier = session.finished().count().checked_sub(2).and_then(|nth| session.beliefs.get(nth));
    let believed = earlier.and_then(|seats| seats.get(obs.seat())).map_or(commitment.value, |was| was.value);
    let link = weakest_link(obs);
    let part = |key: &str, value: i16| Why::leaf(look.t(key), signed_whole(value.into()));
    Gauges {
        gap: Gauge {
            now: obs.gap_promised(),
            by: moved(obs.gap_promised(), before.gap_with),
            error: 0,
            why: gap_why(obs, ledger),
        },
        gap_alone: obs.gap_alone(),
        deterrence: Gauge {
            now: obs.gauge(),
            by: moved(obs.gauge(), before.deterrence),
            error: 0,
            why: Why::leaf(look.t("gauge-deterrence"), whole(obs.gauge())).note(look.t("why-deterrence")).of(rules
                .sites
                .pairs()
                .map(|(id, row)| {
                    let at = obs.deterrence(id);
                    Why::leaf(row.name.clone(), whole(at.value.get())).of(vec![
                        part("why-denial", at.denial),
                        part("why-punishment", at.punishment),
                        part("why-resolve", at.resolve),
                        part("why-cohesion", at.cohesion),
                        part("why-american", at.american),
                        Why::leaf(
                            look.t("why-forces"),
                            format!("{} : {}", brigades(at.defence.0), brigades(at.attack.0)),
                        )
                        .of(stationed.get(id).map_or_else(Vec::new, |there| vec![ledger.forward(id, there)])),
                    ])
                })
                .collect()),
        },
        weakest: obs.weakest(),
        cohesion: Gauge {
            now: obs.cohesion(),
            by: moved(obs.cohesion(), before.cohesion),
            error: 0,
            why: Why::leaf(look.t("gauge-cohesion"), whole(obs.cohesion())).note(look.t("why-cohesion-is")).of(links(
                obs,
            )
            .into_iter()
            .take(8)
            .map(|(a, b, trust)| {
                let each = [(a, b), (b, a)].map(|(who, whom)| ledger.trust(who, whom, obs.trust(who, whom)));
                Why::leaf(format!("{}–{}", rules.name(a), rules.name(b)), whole(trust)).of(each.into())
            })
            .collect()),
        },
        link,
        commitment: Gauge {
            now: commitment.value,
            by: moved(commitment.value, believed),
            error: commitment.error,
            // Told from numbers that are known only once the view is whole.
            why: Why::default(),
        },
    }
}

/// The gap by area: weight times what is unmet.
fn gap_why(obs: Observation, ledger: Ledger) -> Why {
    let (rules, look) = (obs.rules(), ledger.look);
    let mut parts: Vec<(i32, Why)> = rules
        .areas
        .pairs()
        .map(|(id, area)| {
            let unmet = (1000 - obs.cover_promised(id)).max(0);
            let share = unmet * area.weight_permille / 1000;
            let leaf = Why::leaf(area.name.clone(), percent(share)).of(vec![
                Why::leaf(look.t("why-weight"), percent(area.weight_permille)),
                Why::leaf(look.t("why-unmet"), percent(unmet)),
                Why::leaf(look.t("why-european"), percent(obs.cover_alone(id))),
                Why::leaf(look.t("why-american-points"), points(obs.american(id).0)),
                Why::leaf(look.t("why-required"), points(obs.required(id).0)),
                ledger.points(id, points_in(obs.cover_alone(id), obs.required(id).0) + obs.american(id).0),
                Why::leaf(look.t("why-on-order"), points(obs.on_order(id).0)),
            ]);
            (share, leaf)
        })
        .collect();
    parts.sort_by_key(|(share, _)| -share);
    Why::leaf(look.t("gauge-gap"), percent(obs.gap_promised()))
        .note(look.tw(
            "why-gap",
            &[("believed", percent(obs.gap_believed()).into()), ("alone", percent(obs.gap_alone()).into())],
        ))
        .of(parts.into_iter().map(|(_, part)| part).collect())
}

/// Pairs that matter to each other's defence, least trust first, as this seat can tell.
fn links(obs: Observation) -> Vec<(MemberId, MemberId, i32)> {
    let rules = obs.rules();
    let mut all = Vec::new();
    for site in rules.sites.iter().filter(|site| rules.is_seat(site.host)) {
        for &defender in site.defenders.iter().filter(|&&defender| rules.is_seat(defender) && defender != site.host) {
            let trust = i32::midpoint(obs.trust(site.host, defender).value, obs.trust(defender, site.host).value);
            if !all.iter().any(|(a, b, _)| (*a, *b) == (site.host, defender) || (*a, *b) == (defender, site.host)) {
                all.push((site.host, defender, trust));
            }
        }
    }
    all.sort_by_key(|(_, _, trust)| *trust);
    all
}

fn weakest_link(obs: Observation) -> Option<(MemberId, MemberId, i32)> {
    links(obs).into_iter().next()
}

/// Points that cover this much of what is required, points × 100.
pub fn points_in(permille: i32, required: i32) -> i32 {
    i32::try_from(i64::from(permille) * i64::from(required) / 1000).unwrap_or(0)
}

/// Political capital: what came in, what the draft takes.
pub fn why_pc(obs: Observation, ledger: Ledger, lines: &[Line]) -> Why {
    let look = ledger.look;
    let support = ledger.moved(Account::Of(obs.seat(), Meter::Support), obs.support(), tenths);
    let mut parts = vec![
        Why::leaf(look.t("why-in-hand"), obs.pc().to_string()),
        Why::leaf(look.t("why-income"), signed(obs.income().into())),
        Why::leaf(look.t("means-support"), tenths(obs.support())).of(support),
    ];
    let costs = lines.iter().filter(|line| line.drafted.preview.pc != 0);
    parts.extend(costs.map(|line| Why::leaf(line.title.clone(), signed(-i32::from(line.drafted.preview.pc)))));
    Why::leaf(look.t("means-pc"), obs.means().pc.to_string()).note(look.t("why-pc")).of(parts)
}

/// Money: budget, what is bound, what the draft takes.
pub fn why_money(obs: Observation, look: &Look, lines: &[Line]) -> Why {
    let mut parts = vec![
        Why::leaf(look.t("why-in-hand"), euro(obs.money().0)),
        Why::leaf(look.t("why-instalments"), euro(-obs.instalments().0)),
    ];
    let costs = lines.iter().filter(|line| line.drafted.preview.meur_now > 0);
    parts.extend(costs.map(|line| Why::leaf(line.title.clone(), euro(-line.drafted.preview.meur_now))));
    parts.push(Why::leaf(look.t("why-budget"), euro(obs.budget().0)));
    parts.push(Why::leaf(look.t("why-committed"), percent(obs.committed())));
    Why::leaf(look.t("means-free"), euro(obs.means().meur)).note(look.t("why-money")).of(parts)
}

/// The budget of a turn: where it comes from and where it goes.
pub fn why_budget(obs: Observation, ledger: Ledger) -> Why {
    let look = ledger.look;
    let core = ledger.moved(Account::Core(obs.seat()), obs.core().0, percent_bp);
    let spent = crate::rules::words::BudgetLine::ALL.iter().map(|&line| {
        let share = obs.split(line);
        let part = Why::leaf(look.t("why-line-share"), percent(share));
        Why::leaf(upper(&look.t(&format!("budget-{}", line.text()))), euro(obs.budget().permille(share).0))
            .of(vec![part])
    });
    Why::leaf(look.t("means-budget"), euro(obs.budget().0)).note(look.t("why-budget-is")).of(vec![
        Why::leaf(look.t("why-gdp"), euro(obs.gdp().0)),
        Why::leaf(look.t("means-core"), percent_bp(obs.core().0)).of(core),
        Why::leaf(look.t("why-months"), obs.rules().pace().months.to_string()),
        Why::leaf(look.t("why-lines"), String::new()).of(spent.collect()),
    ])
}

/// What moved trust in or of this seat, newest first.
pub fn ledger(session: &Session, seat: MemberId) -> Vec<TrustLine> {
    let rules = &session.scenario.rules;
    let mut all = Vec::new();
    for record in session.finished().rev() {
        let teller = record.teller(rules);
        for (place, entry) in record.entries.iter().enumerate() {
            let Event::TrustMoved { holder, subject, by, .. } = entry.event else { continue };
            if (holder != seat && subject != seat) || by == 0 || holder == subject {
                continue;
            }
            let cause = teller
                .parent(place)
                .filter(|(_, event)| match event.visibility() {
                    Visibility::Public => true,
                    Visibility::Seat(who) => who == seat,
                    Visibility::Debrief => false,
                })
                .map_or_else(String::new, |(_, event)| teller.sentence(event));
            let in_us = subject == seat;
            let other = if in_us { holder } else { subject };
            all.push(TrustLine { turn: record.turn, other, in_us, by: by.into(), cause });
        }
        if all.len() > 200 {
            break;
        }
    }
    all
}
