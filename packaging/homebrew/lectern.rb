# A template (packaging/README.md).
cask "lectern" do
  version "@VERSION@"
  sha256 "@SHA256_DMG@"

  url "@URL_DMG@"
  name "Lectern"
  desc "Study primary-source texts offline"
  homepage "https://lectern.invalid/"

  depends_on macos: ">= :ventura"

  app "Lectern.app"

  # No zap stanza: notes are never deleted with the program.
end
