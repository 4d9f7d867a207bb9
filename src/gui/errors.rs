//! Counts what is logged as an error, whichever crate logs it: the tour of pictures fails on any.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bevy::log::tracing::{Event, Subscriber};
use bevy::log::tracing_subscriber::Layer;
use bevy::log::tracing_subscriber::layer::Context;
use bevy::log::{BoxedLayer, Level};
use bevy::prelude::*;

/// How many errors have been logged since the application was made.
#[derive(Resource, Clone, Default)]
pub struct Errors(Arc<AtomicUsize>);

impl Errors {
    /// How many.
    pub fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl<S: Subscriber> Layer<S> for Errors {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if *event.metadata().level() == Level::ERROR {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// The layer that counts, for the log of an application that has the counter.
pub fn layer(app: &mut App) -> Option<BoxedLayer> {
    app.world().get_resource::<Errors>().map(|errors| Box::new(errors.clone()) as BoxedLayer)
}

#[cfg(test)]
mod tests {
    use bevy::log::tracing;
    use bevy::log::tracing_subscriber::prelude::*;
    use bevy::log::tracing_subscriber::registry::Registry;

    use super::*;

    #[test]
    fn errors_of_every_crate_are_counted_and_nothing_else() {
        let mut app = App::new();
        assert!(layer(&mut app).is_none());
        let errors = app.world_mut().get_resource_or_init::<Errors>().clone();
        let log = Registry::default().with(layer(&mut app));
        tracing::subscriber::with_default(log, || {
            tracing::warn!("no error");
            tracing::info!("error in words only");
            assert_eq!(errors.count(), 0);
            tracing::error!("here");
            tracing::error!(target: "wgpu_core::device", "and there");
        });
        tracing::error!("after the log was taken down");
        assert_eq!(errors.count(), 2);
    }
}
