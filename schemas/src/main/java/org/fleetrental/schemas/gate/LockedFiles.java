package org.fleetrental.schemas.gate;

import java.nio.file.Files;

/** What lands is locked from then on. */
final class LockedFiles implements Rule {

    @Override
    public String name() {
        return "locked";
    }

    @Override
    public void check(Review review, Findings findings) {
        var locked = LockFile.of(LockFile.text(review.folder())).hashes();
        for (var event : review.events()) {
            for (var path : ReleasedFiles.of(event.type())) {
                if (!Files.exists(review.folder().resolve(path))) {
                    findings.in("schemas/" + path)
                            .refuse("The example has no bytes yet.", "Run `./fleet schemas lock`, which writes them.");
                } else if (!locked.containsKey(path)) {
                    findings.in("schemas/" + path)
                            .refuse("It is not locked.", "Run `./fleet schemas lock` and commit what it writes.");
                }
            }
        }
    }
}
