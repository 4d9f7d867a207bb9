//! Copies what a seat may know out of the game.

use std::sync::Arc;

use super::history::Ledger;
use super::{
    Bench, Capital, Cover, Incident, Line, MenuGroup, Own, Question, Sector, Sighting, SightingKind, Story, Table,
    View, World, books, menu, news, score, works,
};
use crate::core::IdVec;
use crate::core::ids::{MemberId, SectorId, SiteId};
use crate::gui::look::Look;
use crate::gui::look::orders::Words;
use crate::gui::preview::Fan;
use crate::gui::session::{Drafted, Session, Sitter};
use crate::report::narrate::Teller;
use crate::rules::event::Event;
use crate::rules::order::{Order, Preview};
use crate::rules::phase::Step;
use crate::rules::words::Planning;
use crate::sim::Observation;
use crate::sim::observe::Estimate;

/// The view of a seat; what an older view of the same game and seat tells of finished turns is not told anew.
pub fn build(session: &Session, seat: MemberId, look: &Arc<Look>, bench: &Bench, old: Option<&View>) -> View {
    let obs = session.observe(seat);
    let rules = Arc::clone(&session.scenario.rules);
    let words = Words { look, obs };
    let draft = session.draft(seat);
    let mine = session.sitters.get(seat) == Some(&Sitter::Human);
    let lines: Vec<Line> = draft.orders.iter().map(|drafted| line(words, drafted)).collect();
    let step = session.step();
    let stories = stories(session, obs, old.filter(|old| old.seat == seat && Arc::ptr_eq(&old.rules, &rules)));
    let earlier =
        obs.given().iter().filter(|order| order.kind().step() != step).map(|order| words.whole(order)).collect();
    let stationed: IdVec<SiteId, Vec<(MemberId, i32)>> = rules.sites.ids().map(|site| stationed(obs, site)).collect();
    let ledger = Ledger { look, rules: &rules, news: &stories };
    let gauges = books::gauges(session, obs, ledger, &stationed);
    let own = own(obs, ledger, &lines);
    let mut view = View {
        look: Arc::clone(look),
        seat,
        mine,
        turn: session.turn(),
        step,
        ready: session.ready(),
        sealed: draft.sealed,
        others_sealed: session.sealed().into_iter().filter(|other| *other != seat).collect(),
        history: (draft.can_undo(), draft.can_redo()),
        gauges,
        own,
        shared: obs.shared_score().map(i32::from),
        agenda: score::aims(obs),
        ledger: books::ledger(session, seat),
        capitals: rules.member_ids().map(|member| capital(obs, member)).collect(),
        covers: rules
            .areas
            .ids()
            .map(|area| Cover {
                alone: obs.cover_alone(area),
                promised: obs.cover_promised(area),
                believed: obs.cover_believed(area),
                required: obs.required(area).0,
                american: obs.american(area).0,
                on_order: obs.on_order(area).0,
                own: obs.points(area).0,
            })
            .collect(),
        programmes: works::programmes(obs),
        sectors: rules.sectors.ids().map(|sector| self::sector(obs, sector)).collect(),
        stationed,
        pledges: obs.pledges().map(|(id, pledge)| (id, *pledge)).collect(),
        sites: rules.sites.ids().map(|site| obs.deterrence(site)).collect(),
        motions: obs.motions().ids().filter_map(|id| table(obs, id)).collect(),
        standing: rules
            .initiatives
            .ids()
            .map(|id| (id, obs.standing(id)))
            .filter(|(_, standing)| standing.from > 0)
            .map(|(id, standing)| (id, standing.from, i32::from(standing.effect)))
            .collect(),
        packages: rules
            .packages
            .ids()
            .filter_map(|id| match obs.package(id) {
                crate::rules::washington::state::PackageState::Announced(turn) => Some((id, turn)),
                _ => None,
            })
            .collect(),
        calls: calls(words, &draft.orders),
        questions: questions(obs, &draft.orders),
        incidents: obs
            .incidents()
            .iter()
            .zip(0u8..)
            .map(|(incident, nth)| Incident {
                nth,
                kind: incident.kind,
                target: incident.target,
                severity: incident.severity,
                answer: obs.response_to(nth),
            })
            .collect(),
        test: obs.test(),
        sightings: sightings(&stories, obs, look),
        menu: Arc::new(if mine { menu::menu(words, &lines) } else { Vec::new() }),
        draft: lines,
        earlier,
        news: Arc::new(stories),
        world: World {
            war: obs.war(),
            front: obs.front(),
            escalation: obs.escalation(),
            administration: obs.administration(),
            troops: obs.troops(),
            disputes: obs.disputes(),
            crises: obs.crises(),
            leadership: obs.leadership(),
            hours: obs.hours(),
            background: obs.background(),
        },
        trust: rules
            .seat_ids()
            .map(|holder| rules.seat_ids().map(|subject| obs.trust(holder, subject)).collect())
            .collect(),
        bench: bench.clone(),
        fan: Fan::default(),
        rules,
    };
    view.gauges.commitment.why = view.why_commitment();
    view
}

/// What happened, oldest first: taken over from an older view as far as it goes, then told.
fn stories(session: &Session, obs: Observation, old: Option<&View>) -> Vec<Arc<Story>> {
    let (rules, seat) = (obs.rules(), obs.seat());
    let closed =
        |step: Step, turn: u8| if matches!(step, Step::Report | Step::Over) { turn } else { turn - turn.min(1) };
    let known = old.map_or(0, |old| closed(old.step, old.turn)).min(closed(session.step(), session.turn()));
    let mut all: Vec<Arc<Story>> =
        old.map_or_else(Vec::new, |old| old.news.iter().take_while(|story| story.turn <= known).cloned().collect());
    let mut fresh = Vec::new();
    for record in session.finished().filter(|record| record.turn > known) {
        news::of_record(record, rules, seat, &mut fresh);
    }
    if !matches!(session.step(), Step::Report | Step::Over) {
        let log = session.game().log();
        news::tell(Teller::new(session.game().state(), log), log, obs.turn(), seat, &mut fresh);
    }
    for story in &mut fresh {
        // What comes in is looked for by whoever pays for it.
        story.own |= matches!(story.event, Event::LotDelivered { programme, .. }
            if obs.programme(programme).is_some_and(|row| row.has(seat)));
    }
    all.extend(fresh.into_iter().map(Arc::new));
    all
}

/// Who has forces at a site, most first.
fn stationed(obs: Observation, site: SiteId) -> Vec<(MemberId, i32)> {
    let all = obs.rules().member_ids().map(|member| (member, obs.forces_of(member, site).0));
    let mut there: Vec<(MemberId, i32)> = all.filter(|(_, cb)| *cb > 0).collect();
    there.sort_by_key(|(_, cb)| -cb);
    there
}

fn sector(obs: Observation, sector: SectorId) -> Sector {
    let name = |id| obs.programme(id).and_then(|row| obs.rules().options.get(row.option())).map(|row| row.name.clone());
    let mut built: Vec<(String, i32)> =
        obs.built_in(sector).map(|(id, work)| (name(id).unwrap_or_default(), work.0)).collect();
    built.sort_by_key(|(_, work)| -work);
    Sector {
        load: obs.load(sector),
        parts: obs.load_parts(sector),
        capacity: obs.capacity(sector).0,
        coming: obs.capacity_coming(sector).0,
        built,
    }
}

fn line(words: Words, drafted: &Drafted) -> Line {
    let order = &drafted.order;
    Line {
        drafted: *drafted,
        group: MenuGroup::of(order.kind()),
        title: words.title(order),
        part: words.part(order),
        note: note(words, order, &drafted.preview),
    }
}

/// Who must agree and when it is felt.
fn note(words: Words, order: &Order, preview: &Preview) -> String {
    let look = words.look;
    let rules = words.obs.rules();
    let mut notes = Vec::new();
    match *order {
        Order::Start { option, .. } => {
            let kind = rules.options.get(option).and_then(|row| rules.kinds.get(row.kind));
            if let Some(kind) = kind.filter(|kind| kind.partners_min > 1) {
                notes.push(look.tw("note-partners", &[("count", kind.partners_min.into())]));
            }
        }
        Order::Propose { .. } => notes.push(look.t("note-silence")),
        Order::SwapSlots { .. } => notes.push(look.t("note-both")),
        Order::ProposeCompact { .. } => notes.push(look.t("note-washington")),
        _ => {}
    }
    if let Some(turn) = preview.felt_in.filter(|turn| *turn > words.obs.turn()) {
        notes.push(look.tw("note-felt", &[("date", rules.calendar.short(turn).into())]));
    }
    notes.join(" · ")
}

fn own(obs: Observation, ledger: Ledger, lines: &[Line]) -> Own {
    let means = obs.means();
    let drafted = lines.iter().find_map(|line| match line.drafted.order {
        Order::SetCore { bp } => Some(bp),
        _ => None,
    });
    Own {
        pc: means.pc.into(),
        free: means.meur,
        budget: obs.budget().0,
        core: obs.core().0,
        core_drafted: drafted.unwrap_or(obs.core().0),
        balance: obs.balance().0,
        balance_parts: obs.balance_parts(),
        debt: obs.debt(),
        debt_parts: obs.debt_parts(),
        gdp: obs.gdp().0,
        support: obs.support(),
        threat: obs.threat(),
        readiness: obs.readiness(),
        resolve: obs.resolve(),
        resilience: obs.resilience(),
        rules_level: obs.rules_level(),
        spare: obs.spare_forces().0,
        in_ukraine: obs.coalition(obs.seat()).0,
        embassy: obs.embassy(),
        stressed: obs.stressed(),
        government: obs.government(),
        planning: obs.planning(),
        election: obs.election_of(obs.seat()),
        regard: obs.regard(),
        why_pc: books::why_pc(obs, ledger, lines),
        why_money: books::why_money(obs, ledger.look, lines),
        why_budget: books::why_budget(obs, ledger),
    }
}

fn capital(obs: Observation, member: MemberId) -> Capital {
    let rules = obs.rules();
    let seat = obs.seat();
    let site = rules.sites.pairs().find(|(_, site)| site.host == member).map(|(id, _)| id);
    let own = member == seat;
    Capital {
        trust_in: if own { Estimate::default() } else { obs.trust(seat, member) },
        trust_of: if own { Estimate::default() } else { obs.trust(member, seat) },
        threat: obs.threat_of(member),
        support: obs.support_of(member),
        core: obs.reported_core(member).0,
        troops: obs.troops_in(member),
        forward: site.map(|site| obs.forward_at(site).0),
        government: obs.government_of(member),
        planning: if rules.is_seat(member) { obs.planning_of(member) } else { Planning::default() },
        election: obs.election_of(member),
        record: obs.pledge_record(member),
        vetoes: obs.vetoes(member),
    }
}

fn table(obs: Observation, id: crate::core::ids::MotionId) -> Option<Table> {
    let motion = *obs.motions().get(id)?;
    let rules = obs.rules();
    let votes = |seat: &MemberId| match motion.venue {
        crate::rules::words::Venue::Eu => rules.members[*seat].eu,
        _ => true,
    };
    Some(Table {
        id,
        motion,
        consent: rules.seat_ids().filter(votes).map(|seat| (seat, obs.consent(id, seat))).collect(),
        offers: obs.offers().filter(|offer| offer.motion == id).copied().collect(),
    })
}

/// The calls to a seat that it has not answered yet, in the scenario's words.
fn calls(words: Words, drafted: &[Drafted]) -> Vec<String> {
    use crate::core::ids::{InjectId, MotionId, PackageId, PledgeId, ProgrammeId, SiteId};
    use crate::rules::injects::calls::CallKind as K;
    let (obs, rules) = (words.obs, words.obs.rules());
    let name = |member: u16| rules.members.get(MemberId(member as u8)).map_or_else(String::new, |row| row.name.clone());
    obs.calls()
        .filter_map(|call| {
            let text = rules.params.injects.calls.iter().find(|text| text.kind as u8 == call.what)?;
            let small = call.about as u8;
            let answered =
                |one: &Drafted| matches!(one.order, Order::Choose { inject, .. } if inject == InjectId(call.about));
            if matches!(text.kind, K::Inject) && drafted.iter().any(answered) {
                return None;
            }
            let about = match text.kind {
                K::Inject => {
                    rules.injects.get(InjectId(call.about)).map_or_else(String::new, |row| row.headline.clone())
                }
                K::Motion => words.motion(MotionId(small)),
                K::Slot | K::Invitation => words.programme(ProgrammeId(call.about)),
                K::Basing => rules.sites.get(SiteId(small)).map_or_else(String::new, |row| row.name.clone()),
                K::PledgeDue => obs
                    .pledges()
                    .find(|(id, _)| *id == PledgeId(call.about))
                    .map_or_else(String::new, |(_, row)| words.promise(row.promise, row.about)),
                K::Package => rules.packages.get(PackageId(small)).map_or_else(String::new, |row| row.name.clone()),
                K::Election => rules.calendar.short(small),
                _ => name(call.about),
            };
            Some(text.text.replace("{seat}", rules.name(call.seat)).replace("{about}", &about).replace("?.", "?"))
        })
        .collect()
}

fn questions(obs: Observation, drafted: &[Drafted]) -> Vec<Question> {
    let others: Vec<Order> =
        obs.given().iter().filter(|order| !matches!(order, Order::Choose { .. })).copied().collect();
    obs.open_injects()
        .map(|open| {
            let count = obs.rules().injects.get(open.inject).map_or(0, |row| row.choices.len());
            let chosen = drafted.iter().find_map(|drafted| match drafted.order {
                Order::Choose { inject, choice } if inject == open.inject => Some((choice, drafted)),
                _ => None,
            });
            let means = chosen.map_or(obs.means(), |(_, drafted)| menu::means_without(obs, drafted));
            let chosen = chosen.map(|(choice, _)| choice);
            let choices = (0..u8::try_from(count).unwrap_or(u8::MAX))
                .map(|choice| obs.check(&others, means, &Order::Choose { inject: open.inject, choice }))
                .collect();
            Question { inject: open.inject, asked: open.asked, choices, chosen }
        })
        .collect()
}

/// What the last turn left on the map: incursions, drawdowns, deliveries and forces.
fn sightings(stories: &[Arc<Story>], obs: Observation, look: &Look) -> Vec<Sighting> {
    let rules = obs.rules();
    let newest = stories.last().map_or(0, |story| story.turn);
    let mut all: Vec<Sighting> = Vec::new();
    let mut push = |member, kind, text: String| {
        if all.iter().filter(|seen| seen.member == member).count() < 2 {
            all.push(Sighting { member, kind, text });
        }
    };
    for story in stories.iter().filter(|story| story.turn == newest) {
        match story.event {
            Event::Incident { kind, target, .. } => {
                let name = rules.incursions.get(kind).map_or_else(String::new, |row| row.name.clone());
                push(target, SightingKind::Incursion, crate::report::narrate::upper(&name));
            }
            Event::PackageLeft { package } | Event::PackageAnnounced { package, .. } => {
                if let Some((row, forces)) =
                    rules.packages.get(package).and_then(|row| row.forces.first().map(|forces| (row, forces)))
                {
                    push(forces.host, SightingKind::Drawdown, row.name.clone());
                }
            }
            Event::LotDelivered { programme, lot } => {
                if let Some(row) = obs.programme(programme)
                    && rules.is_seat(row.lead())
                {
                    let name = rules.options.get(row.option()).map_or("", |option| option.name.as_str());
                    let text = look.tw("sighting-lot", &[("what", name.to_owned().into()), ("lot", lot.into())]);
                    push(row.lead(), SightingKind::Delivery, text);
                }
            }
            Event::BrigadeArrived { member, site, cb } => {
                if let Some(row) = rules.sites.get(site) {
                    let who = rules.name(member).to_owned();
                    let count = crate::gui::look::numbers::brigades(cb.into());
                    let text = look.tw("sighting-forces", &[("who", who.into()), ("count", count.into())]);
                    push(row.host, SightingKind::Forces, text);
                }
            }
            _ => {}
        }
    }
    all
}
