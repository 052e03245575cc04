//! Paints the model; pure.
