package org.fleetrental.schemas.gate;

import java.nio.file.Files;

/** A released file never changes: events written with it are in the topics, and services run that read by it. */
final class UnchangedFiles implements Rule {

    @Override
    public String name() {
        return "released-unchanged";
    }

    @Override
    public void check(Review review, Findings findings) {
        var lock = LockFile.of(LockFile.text(review.folder()));
        for (var line : lock.illegible()) {
            findings.in("schemas/" + LockFile.NAME)
                    .refuse(
                            "The line \"" + line + "\" is not one of sha256sum, or names a file again.",
                            "Take it out; only `./fleet schemas lock` writes this file.");
        }
        lock.hashes().forEach((path, hash) -> {
            var file = review.folder().resolve(path);
            if (!Files.isRegularFile(file)) {
                findings.in("schemas/" + path)
                        .refuse(
                                "It was released and is gone.",
                                "Bring it back; an event that is no longer published gets the status ended.");
            } else if (!LockFile.hash(file).equals(hash)) {
                findings.in("schemas/" + path)
                        .refuse(
                                "It was released and has changed.",
                                "Take the change back, and make it in a new version or a new example.");
            }
        });
    }
}
