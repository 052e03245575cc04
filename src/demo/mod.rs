//! A fictional ministry served on 127.0.0.1 for the demonstration and the tests.
