//! Gap Years.
fn main() {
    let s = match gap_years::scenario::load_shipped("hague-promises") {
        Ok(s) => s,
        Err(e) => {
            println!("{e}");
            return;
        }
    };
    let amb = gap_years::sim::Game::ambiguities(s.rules.clone());
    for a in amb {
        println!("{a}");
    }
    let mut game = gap_years::sim::Game::new(s.rules.clone());
    let mut orders = gap_years::ai::Orders::default();
    for seed in 0..20u64 {
        let seats = s.rules.seats as usize;
        let mut field = gap_years::ai::Field::of(
            (0..seats).map(|_| Box::new(gap_years::ai::RandomPolicy) as Box<dyn gap_years::ai::Policy>).collect(),
            gap_years::ai::Player::Random,
        );
        let end = gap_years::ai::run_game(&mut game, &mut field, seed, &mut orders, &mut |g| {
            let st = g.state();
            for b in gap_years::sim::invariants::broken(st, g.log()) {
                println!("seed {seed} turn {} {b}", g.turn());
            }
            if seed < 2 {
                println!(
                    "t{} log {} gapP {} gapA {} D {} coh {} C {} bel {} troops {} F {} war {:?} live {} incid {}",
                    g.turn(),
                    g.log().len(),
                    st.capability.gap_promised,
                    st.capability.gap_alone,
                    st.deterrence.gauge.get(),
                    st.alliance.cohesion.get(),
                    st.drawdown.commitment.get(),
                    st.drawdown.believed.get(),
                    st.drawdown.troops,
                    st.ukraine.front.get(),
                    st.ukraine.war,
                    st.procurement.live.len(),
                    st.incursions.incidents.len()
                );
            }
        });
        println!("seed {seed}: {:?}", end.map(|e| s.rules.endings[e].name.clone()));
    }
}
