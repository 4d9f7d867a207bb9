use gap_years::{ai, balance, scenario};
use std::sync::{Arc, atomic::AtomicBool};
fn cpu() -> u64 {
    let t = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    t.split(' ').next().unwrap().parse().unwrap()
}
fn bench(n: u64) {
    let s = scenario::load_shipped("hague-promises").unwrap();
    let roster = ai::Roster::read(&s).unwrap();
    let rules = s.rules.clone();
    let seating = ai::Seating::mixed(&rules, roster.reference());
    let mut game = gap_years::sim::Game::new(rules.clone());
    let mut orders = ai::Orders::default();
    let mut all = Vec::new();
    for _ in 0..7 {
        let mut turns = 0u64;
        let t = cpu();
        for seed in 0..n {
            let mut field = ai::Field::new(&rules, &roster, &seating, seed);
            ai::run_game(&mut game, &mut field, seed, &mut orders, &mut |_| turns += 1);
        }
        let ns = cpu() - t;
        all.push((ns as f64 / n as f64 / 1000.0, ns as f64 / turns as f64 / 1000.0));
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    println!(
        "cpu us a game: best {:.0} median {:.0} ({:.0} games/s, best {:.0}); a turn: best {:.1} median {:.1}",
        all[0].0,
        all[3].0,
        1e6 / all[3].0,
        1e6 / all[0].0,
        all[0].1,
        all[3].1
    );
}
fn timed(n: u64) {
    use std::collections::BTreeMap;
    let s = scenario::load_shipped("hague-promises").unwrap();
    let roster = ai::Roster::read(&s).unwrap();
    let rules = s.rules.clone();
    let seating = ai::Seating::mixed(&rules, roster.reference());
    let mut game = gap_years::sim::Game::new(rules.clone());
    let mut orders = ai::Orders::default();
    let mut ask: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    let mut adv: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    let mut kinds: BTreeMap<String, u64> = Default::default();
    let mut given: BTreeMap<String, u64> = Default::default();
    let (mut turns, mut entries, mut count, mut refused) = (0u64, 0, 0, 0);
    for seed in 0..n {
        let mut field = ai::Field::new(&rules, &roster, &seating, seed);
        game.reset(seed);
        loop {
            let step = game.step();
            let t = std::time::Instant::now();
            let next = game.advance();
            adv.entry(format!("{step:?}")).or_default().push(t.elapsed().as_nanos() as u64);
            if matches!(next, gap_years::rules::phase::Step::Report | gap_years::rules::phase::Step::Over) {
                turns += 1;
                entries += game.log().len();
                for e in game.log() {
                    use gap_years::rules::event::Event as E;
                    let par = game
                        .log()
                        .get(usize::from(e.parent.0))
                        .map(|p| format!("{:?}", p.event).split([' ', '(', '{']).next().unwrap_or("").to_string())
                        .unwrap_or_default();
                    let tag = match e.event {
                        E::CapitalMoved { meter, .. } => Some(format!("  CM {meter:?} < {par}")),
                        E::TrustMoved { .. } => Some(format!("  TM < {par}")),
                        _ => None,
                    };
                    if let Some(tag) = tag {
                        *kinds.entry(tag).or_insert(0) += 1;
                    }
                    *kinds
                        .entry(format!("{:?}", e.event).split([' ', '(', '{']).next().unwrap_or("").to_string())
                        .or_insert(0) += 1;
                }
                for seat in rules.seat_ids() {
                    for o in game.given(seat) {
                        count += 1;
                        *given.entry(o.kind().name().into()).or_insert(0) += 1;
                    }
                }
            }
            if next == gap_years::rules::phase::Step::Over {
                break;
            }
            let t = std::time::Instant::now();
            ai::play::ask(&mut game, &mut field, &mut orders);
            ask.entry(format!("{next:?}")).or_default().push(t.elapsed().as_nanos() as u64);
        }
    }
    refused += orders.refused;
    let mean = |v: &Vec<u64>| {
        let mut v = v.clone();
        v.sort();
        let cap = v[v.len() / 2] * 4;
        v.iter().map(|&x| x.min(cap)).sum::<u64>() as f64 / 1000.0 / turns as f64
    };
    let mut sum = 0.0;
    println!("per turn, us. ask:");
    for (k, v) in &ask {
        sum += mean(v);
        println!("  {k:10} {:.1}", mean(v));
    }
    println!("advance from:");
    for (k, v) in &adv {
        sum += mean(v);
        println!("  {k:10} {:.1}", mean(v));
    }
    println!(
        "sum {sum:.1}; entries {:.0} orders {:.0} refused {:.1}",
        entries as f64 / turns as f64,
        count as f64 / turns as f64,
        refused as f64 / turns as f64
    );
    let mut all: Vec<_> = kinds.into_iter().collect();
    all.sort_by_key(|x| std::cmp::Reverse(x.1));
    for (k, v) in all.iter().take(50) {
        println!("  {k:22} {:.1}", *v as f64 / turns as f64);
    }
    let mut all: Vec<_> = given.into_iter().collect();
    all.sort_by_key(|x| std::cmp::Reverse(x.1));
    for (k, v) in all.iter().take(8) {
        println!("  order {k:22} {:.1}", *v as f64 / turns as f64);
    }
}
fn main() {
    if std::env::args().nth(1).as_deref() == Some("timed") {
        return timed(200);
    }
    if std::env::args().nth(1).as_deref() == Some("bench") {
        return bench(100);
    }
    if std::env::args().nth(1).as_deref() == Some("kit") {
        return kit(120);
    }
    let n: u64 = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(500);
    let threads: usize = std::env::args().nth(2).and_then(|a| a.parse().ok()).unwrap_or(1);
    let players: Vec<String> = std::env::args().skip(3).collect();
    let s = scenario::load_shipped("hague-promises").unwrap_or_else(|e| {
        println!("{e}");
        std::process::exit(1)
    });
    let roster = ai::Roster::read(&s).unwrap_or_else(|_| {
        println!("roster");
        std::process::exit(1)
    });
    let rotation = if players.is_empty() {
        roster.reference()
    } else {
        players.iter().map(|p| roster.player(p).unwrap()).collect()
    };
    let batch = balance::Batch {
        rules: s.rules.clone(),
        seating: ai::Seating::mixed(&s.rules, rotation),
        roster: Arc::new(roster),
        first: 0,
        games: n,
        seed: 1,
        threads,
        forbidden: Default::default(),
    };
    let t = std::time::Instant::now();
    let tally = balance::run(&batch, &AtomicBool::new(false), &mut |_| {});
    let dt = t.elapsed().as_secs_f64();
    let summary = balance::report::Summary::of(&tally, &batch.rules, &batch.roster);
    println!("{}", balance::report::tables(&summary));
    println!("{} games {:.2}s {:.0}/s", n, dt, n as f64 / dt);
}
fn kit(n: u64) {
    let s = scenario::load_shipped("hague-promises").unwrap_or_else(|e| {
        println!("{e}");
        std::process::exit(1)
    });
    let roster = ai::Roster::read(&s).unwrap_or_else(|_| std::process::exit(1));
    let rules = s.rules.clone();
    let seating = ai::Seating::mixed(&rules, roster.reference());
    let mut game = gap_years::sim::Game::new(rules.clone());
    let mut orders = ai::Orders::default();
    let (mut cover, mut points, mut load, mut core, mut ready, mut support) =
        (vec![0i64; 8], vec![0i64; 8], vec![0i64; 16], vec![0i64; 12], vec![0i64; 12], vec![0i64; 12]);
    for seed in 0..n {
        let mut field = ai::Field::new(&rules, &roster, &seating, seed);
        ai::run_game(&mut game, &mut field, seed, &mut orders, &mut |g| {
            let st = g.state();
            for (i, l) in st.industry.load.iter().enumerate() {
                load[i] += i64::from(*l);
            }
        });
        let st = game.state();
        for a in rules.areas.ids() {
            cover[usize::from(a.0)] += i64::from(st.capability.cover_alone[a]);
            points[usize::from(a.0)] += rules.member_ids().map(|m| i64::from(st.capability.of(m, a).0)).sum::<i64>();
        }
        for m in rules.seat_ids() {
            let i = usize::from(m.0);
            core[i] += i64::from(st.treasury.core[m].0);
            ready[i] += i64::from(st.capability.readiness[m].get());
            support[i] += i64::from(st.politics.support[m].get());
        }
    }
    for (a, area) in rules.areas.pairs() {
        println!(
            "{:8} start {:5.1} delivered {:6.1} cover alone {:4}",
            area.id,
            f64::from(area.european.0) / 100.0,
            points[usize::from(a.0)] as f64 / 100.0 / n as f64,
            cover[usize::from(a.0)] / n as i64
        );
    }
    for (i, sector) in rules.sectors.iter().enumerate() {
        println!("{:14} mean load {}", sector.id, load[i] / (16 * n as i64));
    }
    for m in rules.seat_ids() {
        let i = usize::from(m.0);
        println!(
            "{:10} core {} from {} readiness {} support {}",
            rules.name(m),
            core[i] / n as i64,
            rules.members[m].core_pct.0,
            ready[i] / n as i64,
            support[i] / n as i64
        );
    }
}
