//! Opening the window, and what is said where that cannot be done.

use std::process::ExitCode;

use bevy::prelude::*;

/// Runs the window; what keeps it from opening is told in a sentence with what to do.
pub fn open(run: impl FnOnce() -> AppExit) -> ExitCode {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let text = panic.payload_as_str().unwrap_or_default();
        match obstacle(text) {
            Some(help) => tell(&help),
            None => usual(panic),
        }
    }));
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)) {
        Ok(exit) => finish(exit),
        Err(_) => ExitCode::FAILURE,
    }
}

/// What a failure to open means, and what to do; none where it is something else.
pub fn obstacle(text: &str) -> Option<String> {
    let terminal = "or play in the terminal: gap-years play";
    if text.contains("Unable to find a GPU") || text.contains("adapter") {
        Some(format!(
            "error: no graphics driver was found that can draw the window\n  = help: install a Vulkan driver (on Debian in \
             software: mesa-vulkan-drivers), {terminal}"
        ))
    } else if text.contains("event loop") || text.contains("EventLoop") || text.contains("XOpenDisplay") {
        Some(format!("error: the display cannot be reached\n  = help: check DISPLAY or WAYLAND_DISPLAY, {terminal}"))
    } else {
        None
    }
}

#[expect(clippy::print_stderr, reason = "the window could not open: the terminal is all there is")]
pub fn tell(message: &str) {
    eprintln!("{message}");
}

fn finish(exit: AppExit) -> ExitCode {
    match exit {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    }
}
