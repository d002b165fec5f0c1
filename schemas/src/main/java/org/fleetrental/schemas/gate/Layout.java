package org.fleetrental.schemas.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A misnamed file would be overlooked by everything else, and land unseen. */
final class Layout implements Rule {

    private static final Pattern KNOWN = Pattern.compile(
            "[^/]+/(event\\.yaml|v[1-9]\\d{0,3}\\.avsc|examples|examples/v[1-9]\\d{0,3}-[a-z0-9-]+\\.(json|hex))");

    @Override
    public String name() {
        return "layout";
    }

    @Override
    public void check(Review review, Findings findings) {
        for (var owner : Services.names()) {
            var folder = review.folder().resolve(owner);
            if (Files.isSymbolicLink(folder)) {
                refuseLink(findings.in("schemas/" + owner));
            } else if (Files.isDirectory(folder)) {
                contents(folder).forEach(file -> check(owner, folder, file, findings));
            }
        }
    }

    private static void check(String owner, Path folder, Path file, Findings findings) {
        var path = folder.relativize(file).toString().replace('\\', '/');
        var place = findings.in("schemas/" + owner + "/" + path);
        if (Files.isSymbolicLink(file)) {
            refuseLink(place);
        } else if (!path.contains("/")) {
            if (!Files.exists(file.resolve("event.yaml")) && !Files.exists(file.resolve("v1.avsc"))) {
                place.refuse("It is no event: it has neither event.yaml nor v1.avsc.", "Add them, or take it away.");
            }
        } else if (!KNOWN.matcher(path).matches()) {
            place.refuse(
                    "No part of an event has such a name, so nothing would look at it.",
                    "Name it event.yaml, v<N>.avsc or examples/v<N>-<what-it-shows>.json, or take it away.");
        } else if (path.endsWith(".hex")
                && !Files.exists(Path.of(file.toString().replaceFirst("hex$", "json")))) {
            place.refuse("These bytes have no text beside them.", "Add the .json of the same name.");
        }
    }

    private static void refuseLink(Findings.Place place) {
        place.refuse("It is a link: what it leads to may change, unseen.", "Put the file itself here.");
    }

    private static List<Path> contents(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(folder + " cannot be read", failure);
        }
    }
}
