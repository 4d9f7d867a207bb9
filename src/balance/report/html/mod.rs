//! The report as one page with its pictures in it: no script, no network, good on paper.

mod charts;
mod compare;
mod sections;
mod svg;

use std::fmt::Write as _;

use super::Report;
use super::findings::Weight;
use svg::escape;

const STYLE: &str = "
:root{color-scheme:light}
body{font:15px/1.5 system-ui,'Segoe UI','DejaVu Sans',sans-serif;color:#1c2733;background:#fff;margin:0 auto;max-width:920px;padding:28px 24px 60px}
h1{font-size:26px;line-height:1.2;margin:0 0 4px}h2{font-size:19px;margin:38px 0 6px;border-bottom:2px solid #1c2733;padding-bottom:3px}
h3{font-size:15px;margin:20px 0 4px}p{margin:6px 0 10px;max-width:76ch}.lead{color:#55606c;margin:0 0 14px}
svg{display:block;max-width:100%;height:auto;margin:8px 0;font:12px system-ui,'Segoe UI','DejaVu Sans',sans-serif}
table{border-collapse:collapse;font-size:13px;margin:8px 0 14px}th,td{padding:3px 10px 3px 0;text-align:left;vertical-align:top;border-bottom:1px solid #e3e6ea}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}th{border-bottom:1px solid #8a94a0;font-weight:600}
.about td:first-child{color:#55606c;white-space:nowrap}.about td{word-break:break-word}code{font:12.5px ui-monospace,'DejaVu Sans Mono',monospace}
ul.found{list-style:none;padding:0;margin:8px 0}ul.found li{padding:5px 10px 5px 34px;position:relative;margin:3px 0;background:#f5f6f8;word-break:break-word}
ul.found li::before{position:absolute;left:10px;font-weight:700}li.alarm{border-left:4px solid #d4650a}li.alarm::before{content:'!!'}
li.note{border-left:4px solid #b8960c}li.note::before{content:'!'}li.fine{border-left:4px solid #1b8a62}li.fine::before{content:'✓'}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:6px 16px}nav{font-size:13px;margin:10px 0}nav a{margin-right:14px;color:#0b6aa8;white-space:nowrap}
.small{font-size:13px;color:#55606c}details summary{cursor:pointer;color:#0b6aa8;font-size:14px;margin:6px 0}
@page{size:A4;margin:14mm}@media print{body{max-width:none;padding:0;font-size:11px}h2{break-after:avoid}h3{break-after:avoid}svg,li,tr{break-inside:avoid}nav,details summary{display:none}
ul.found li,rect,polygon,circle{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
";

/// The page.
pub fn page(report: &Report) -> String {
    let parts = sections::all(report);
    let mut out = String::with_capacity(1 << 18);
    let header = &report.header;
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{0}: balance report</title><style>{STYLE}</style></head><body>\n<h1>{0}</h1><p class=\"lead\">Balance report: {1} games, AI against AI.</p>\n",
        escape(&header.title),
        grouped(report.base.games),
    );
    about(report, &mut out);
    out.push_str("<nav>");
    for part in &parts {
        let _ = write!(out, "<a href=\"#{}\">{}</a> ", part.id, escape(part.title));
    }
    out.push_str("</nav>\n<h2 id=\"found\">What stands out</h2>\n<ul class=\"found\">");
    for finding in &report.findings {
        let class = match finding.weight {
            Weight::Alarm => "alarm",
            Weight::Note => "note",
            Weight::Fine => "fine",
        };
        let _ = write!(out, "<li class=\"{class}\">{}</li>", escape(&finding.text));
    }
    out.push_str("</ul>\n");
    for part in parts {
        let _ = write!(out, "<h2 id=\"{}\">{}</h2>\n{}\n", part.id, escape(part.title), part.body);
    }
    out.push_str("</body></html>\n");
    out
}

/// What was played, and what could be seen.
fn about(report: &Report, out: &mut String) {
    let header = &report.header;
    let base = header.base();
    let (first, upto) = report.games;
    let state = if report.complete && first == 0 {
        String::new()
    } else {
        format!(
            " This is a part: games {} to {} of {}.",
            grouped(first),
            grouped(upto.saturating_sub(1)),
            grouped(header.games)
        )
    };
    let rows = [
        ("Scenario", base.map_or_else(String::new, |base| base.scenario.clone())),
        (
            "Rules",
            format!("version {}, hash {}", header.rules_version, base.map_or("", |base| base.rules_hash.as_str())),
        ),
        ("Program", header.program.clone()),
        (
            "Games",
            format!(
                "{} of {} asked for, seed {}.{state}",
                grouped(report.base.games),
                grouped(header.games),
                header.seed
            ),
        ),
        ("Batch", report.batch.clone()),
    ];
    out.push_str("<table class=\"about\">");
    for (name, value) in rows {
        let _ = write!(out, "<tr><td>{name}</td><td>{}</td></tr>", escape(&value));
    }
    let _ = write!(out, "<tr><td>Command</td><td><code>{}</code></td></tr></table>", escape(&header.command));
    let _ = writeln!(
        out,
        "<p>This many games show a share to within <b>±{:.1} percentage points</b> and the mean shared score to within \
         <b>±{:.1} points of 500</b>, nineteen times in twenty. Smaller differences cannot be seen here.</p>",
        report.base.sees_share, report.base.sees_score
    );
}

/// A number with thin spaces between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// A table; all columns but the first hold numbers.
fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut out = String::from("<table><thead><tr>");
    for (nth, cell) in head.iter().enumerate() {
        let _ = write!(out, "<th{}>{}</th>", if nth > 0 { " class=\"n\"" } else { "" }, escape(cell));
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for (nth, cell) in row.iter().enumerate() {
            let _ = write!(out, "<td{}>{}</td>", if nth > 0 { " class=\"n\"" } else { "" }, escape(cell));
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    out
}
