//! Gauges, ledgers and programmes, each number with what it is made of.

use super::{Gauge, Gauges, Line, Programme, TrustLine, Why};
use crate::core::ids::MemberId;
use crate::gui::look::Look;
use crate::gui::look::numbers::{euro, percent, points, signed, signed_whole, whole};
use crate::gui::session::Session;
use crate::rules::event::{Event, Visibility};
use crate::rules::procurement::rules::{Strain, hazard};
use crate::rules::procurement::state::Stage;
use crate::sim::Observation;

/// The four gauges.
pub fn gauges(session: &Session, obs: Observation, look: &Look) -> Gauges {
    let rules = obs.rules();
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
            why: gap_why(obs, look),
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
                        Why::leaf(look.t("why-forces"), {
                            use crate::gui::look::numbers::brigades;
                            format!("{} : {}", brigades(at.defence.0), brigades(at.attack.0))
                        }),
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
            .map(|(a, b, trust)| Why::leaf(format!("{}–{}", rules.name(a), rules.name(b)), whole(trust)))
            .collect()),
        },
        link,
        commitment: Gauge {
            now: commitment.value,
            by: moved(commitment.value, believed),
            error: commitment.error,
            why: Why::leaf(
                look.t("gauge-commitment"),
                format!("{} ± {}", whole(commitment.value), whole(commitment.error)),
            )
            .note(look.t("why-commitment"))
            .of(vec![
                Why::leaf(look.t("why-embassy"), format!("{} / 2", obs.embassy())),
                Why::leaf(look.t("why-regard"), {
                    let regard = obs.regard();
                    format!("{} ± {}", whole(regard.value), whole(regard.error))
                }),
                Why::leaf(look.t("why-troops"), crate::gui::look::numbers::grouped(obs.troops())),
                Why::leaf(look.t("why-disputes"), obs.disputes().to_string()),
            ]),
        },
    }
}

/// The gap by area: weight times what is unmet.
fn gap_why(obs: Observation, look: &Look) -> Why {
    let rules = obs.rules();
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

/// Political capital: what came in, what the draft takes.
pub fn why_pc(obs: Observation, look: &Look, lines: &[Line]) -> Why {
    let mut parts = vec![
        Why::leaf(look.t("why-in-hand"), obs.pc().to_string()),
        Why::leaf(look.t("why-income"), signed(obs.income().into())),
        Why::leaf(look.t("means-support"), whole(obs.support())),
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

/// The programmes, own ones first, then those that others may join, then the rest by price.
pub fn programmes(obs: Observation) -> Vec<Programme> {
    let rules = obs.rules();
    let mut all: Vec<Programme> = obs
        .programmes()
        .filter_map(|(_, row)| {
            let option = rules.options.get(row.option())?;
            let kind = rules.kinds.get(option.kind)?;
            let partners: Vec<(MemberId, i32)> = row.shareholders().collect();
            let chance = slip_chance(obs, kind, &partners, row.lead());
            Some(Programme {
                name: option.name.clone(),
                lead: row.lead(),
                own: row.has(obs.seat()),
                units: row.units(),
                stage: row.stage(),
                lots: (row.lots(), crate::rules::procurement::rules::lots(kind, option)),
                slips: row.slips(),
                money: (row.price().0, row.paid().0),
                first: row.planned_first(),
                planned: row.planned_end(),
                fan: fan(obs, row, option, chance),
                hazard: chance,
                sector: option.sector,
                load: obs.load(option.sector),
                expires: row.expires(),
                partners,
            })
        })
        .filter(|row| !matches!(row.stage, Stage::Done | Stage::Ended))
        .collect();
    all.sort_by_key(|row| (!row.own, row.stage != Stage::Decide, -row.money.0));
    all
}

/// The chance of losing a turn at even frailty, permille, with trust as this seat estimates it.
fn slip_chance(
    obs: Observation,
    kind: &crate::rules::content::Kind,
    partners: &[(MemberId, i32)],
    lead: MemberId,
) -> i32 {
    let rules = obs.rules();
    let (mut sum, mut pairs) = (0, 0);
    for (nth, (a, _)) in partners.iter().enumerate() {
        for (b, _) in &partners[nth + 1..] {
            sum += i32::midpoint(obs.trust(*a, *b).value, obs.trust(*b, *a).value);
            pairs += 1;
        }
    }
    let count = i32::try_from(partners.len()).unwrap_or(1);
    let strain = Strain {
        frailty: 1000,
        partners: count - crate::rules::procurement::rules::extra_partners(rules, lead),
        trust: (pairs > 0).then(|| sum / pairs),
        sceptic: false,
        joint_cut: 0,
    };
    hazard(&rules.params.procurement, kind, strain)
}

/// When a programme will be in full use: early, middle and late in turns, as slips at this chance would have it.
fn fan(
    obs: Observation,
    row: crate::sim::observe::ProgrammeView,
    option: &crate::rules::content::CatalogueOption,
    chance: i32,
) -> (f32, f32, f32) {
    let months = obs.rules().pace().months as f32;
    let progress = row.progress() as f32 / 1000.0;
    let (decide, build, train) = (
        option.decide_months as f32 / months,
        option.build_months as f32 / months,
        option.train_months as f32 / months,
    );
    let left = match row.stage() {
        Stage::Decide => decide * (1.0 - progress) + build + train,
        Stage::Build => build * (1.0 - progress) + train,
        Stage::Train => train * (1.0 - progress),
        Stage::Done | Stage::Ended => 0.0,
    };
    let p = (chance as f32 / 1000.0).clamp(0.0, 0.9);
    // Each turn of work is lost with this chance: the number of turns lost follows the negative binomial.
    let slips = build.min(left) * p / (1.0 - p);
    let spread = (build.min(left) * p).max(0.0).sqrt() / (1.0 - p);
    let now = f32::from(obs.turn());
    let middle = now + left + slips;
    ((middle - 1.28 * spread).max(now + left), middle, middle + 1.28 * spread)
}
