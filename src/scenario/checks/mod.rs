//! What a scenario must satisfy beyond its form: sums, roles, agendas, injects; one file a subject.

mod agendas;
mod economy;
mod injects;
mod people;
mod trade;

use super::data::ScenarioData;
use crate::diag::{Code, Diagnostic};
use crate::schema::{Key, Node};

/// Runs every check and adds what it finds.
pub fn run(data: &ScenarioData, tree: &Node, findings: &mut Vec<Diagnostic>) {
    let mut report = Report { tree, findings };
    people::check(data, &mut report);
    economy::check(data, &mut report);
    injects::check(data, &mut report);
    agendas::check(data, &mut report);
    trade::check(data, &mut report);
}

/// Where checks put what they find.
pub struct Report<'a> {
    tree: &'a Node,
    findings: &'a mut Vec<Diagnostic>,
}

impl Report<'_> {
    /// A finding about an entry of a list, placed at its id.
    fn at(&mut self, code: Code, id: &Key, label: &str, message: String, help: &str) {
        self.findings.push(Diagnostic::new(code, message).at(id.span(), label).help(help));
    }

    /// A finding about a list or field at the top of the scenario.
    fn about(&mut self, code: Code, field: &str, message: String, help: &str) {
        let finding = Diagnostic::new(code, message).help(help);
        let span = self.tree.field(field).map_or_else(super::load::nowhere, Node::head);
        self.findings.push(finding.at(span, format!("`{field}`")));
    }
}
