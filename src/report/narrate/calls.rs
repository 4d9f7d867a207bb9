//! What is addressed to one seat by name.

use super::Teller;
use crate::core::ids::{InjectId, MemberId, MotionId, PackageId, PledgeId, ProgrammeId, SiteId};
use crate::rules::injects::calls::CallKind;
use crate::rules::injects::state::Call;

impl Teller<'_> {
    /// A call in the words of the scenario; `None` for one that only repeats an event that is told with its choices.
    pub fn call(&self, call: &Call) -> Option<String> {
        let kind = *CallKind::ALL.get(usize::from(call.what))?;
        let small = u8::try_from(call.about).unwrap_or(u8::MAX);
        let about = match kind {
            CallKind::Inject => return None,
            CallKind::Motion => self.motion(MotionId(small)),
            CallKind::Slot | CallKind::Invitation => self.programme(ProgrammeId(call.about)),
            CallKind::Basing => self.site(SiteId(small)),
            CallKind::PledgeDue => format!("to {}", self.pledge(PledgeId(call.about))),
            CallKind::Election => self.date(small),
            CallKind::Neighbour | CallKind::Doubt => self.cap(MemberId(small)).to_owned(),
            CallKind::Package => self.package(PackageId(small)),
            CallKind::Tariff | CallKind::Bases => String::new(),
        };
        let text = self.rules.params.injects.calls.iter().find(|row| row.kind == kind)?.text.as_str();
        Some(super::upper(&text.replace("{seat}", self.cap(call.seat)).replace("{about}", &about)))
    }
    /// What an event asks, with its body.
    pub fn inject_body(&self, inject: InjectId) -> &str {
        self.rules.injects.get(inject).map_or("", |row| row.body.as_str())
    }
}
