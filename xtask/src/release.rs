//! The program as it is released, which alone is worth measuring.

use std::env;
use std::path::PathBuf;
use std::process::Command;

/// Builds binaries as they are released, and says in which folder they lie.
pub fn build(packages: &[&str]) -> Result<PathBuf, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--release", "--bins"]);
    build.args(packages.iter().flat_map(|package| ["--package", package]));
    match build.status() {
        Ok(status) if status.success() => folder(),
        Ok(status) => Err(format!("the release was not built: {status}")),
        Err(error) => Err(format!("cargo: {error}")),
    }
}

/// It lies beside the folder of the build that runs.
fn folder() -> Result<PathBuf, String> {
    let xtask = env::current_exe().map_err(|error| error.to_string())?;
    let built = xtask.parent().ok_or("this program lies in no folder")?;
    Ok(built.with_file_name("release"))
}
