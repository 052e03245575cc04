//! Where things lie on this machine, after the XDG base directories.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::error::ConfigError;

/// An office's list for everybody on the machine.
const SYSTEM: &str = "/etc/warta/config.toml";

/// The folders and files in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The office's configuration, read first where it exists.
    pub system_config: PathBuf,
    /// The person's configuration.
    pub config: PathBuf,
    /// Holds the database and logs.
    pub data_dir: PathBuf,
    /// Whether the person named the configuration: then it stands alone.
    named: bool,
    /// Whether a named configuration must be there already.
    must_exist: bool,
}

impl Paths {
    /// The usual places, or those that the person named.
    pub fn locate(config: Option<&Path>, data_dir: Option<&Path>) -> Result<Self, ConfigError> {
        let base = etcetera::choose_base_strategy().ok();
        let usual = |folder: Option<PathBuf>| folder.map(|folder| folder.join("warta"));
        let config_dir = usual(base.as_ref().map(BaseStrategy::config_dir));
        let usual_data = usual(base.as_ref().map(BaseStrategy::data_dir));
        Ok(Self {
            system_config: PathBuf::from(SYSTEM),
            named: config.is_some(),
            must_exist: true,
            config: match config {
                Some(path) => path.to_path_buf(),
                None => config_dir.ok_or(ConfigError::Homeless)?.join("config.toml"),
            },
            data_dir: match data_dir {
                Some(path) => path.to_path_buf(),
                None => usual_data.ok_or(ConfigError::Homeless)?,
            },
        })
    }

    /// The same places for whoever is about to write the configuration: it may be missing yet.
    #[must_use]
    pub fn to_be_written(self) -> Self {
        Self { must_exist: false, ..self }
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.data_dir.join("warta.db")
    }

    /// Holds the backups that nobody gave a name.
    pub fn backups(&self) -> PathBuf {
        self.data_dir.join("backups")
    }

    /// The files that are read, in order.
    pub fn files(&self) -> Vec<PathBuf> {
        self.config_files().into_iter().map(|(file, _)| file.to_owned()).collect()
    }

    /// The files to read, in order, and whether each must exist.
    pub(super) fn config_files(&self) -> Vec<(&Path, bool)> {
        if self.named {
            vec![(&self.config, self.must_exist)]
        } else {
            vec![(&self.system_config, false), (&self.config, false)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_file_stands_alone() {
        let paths = Paths::locate(Some(Path::new("a.toml")), Some(Path::new("d"))).unwrap();
        assert_eq!(paths.config_files(), [(Path::new("a.toml"), true)]);
        assert_eq!(paths.database(), Path::new("d/warta.db"));
        assert_eq!(paths.to_be_written().config_files(), [(Path::new("a.toml"), false)]);
    }
}
