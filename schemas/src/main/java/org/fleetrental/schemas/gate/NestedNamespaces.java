package org.fleetrental.schemas.gate;

import org.apache.avro.Schema;

/**
 * A type in an event stays in its namespace. Avro matches types by their last name alone, and so takes a moved one for
 * the same, while every rule that follows a type by its full name loses sight of it.
 */
final class NestedNamespaces implements SuccessionRule {

    @Override
    public String name() {
        return "nested-namespaces";
    }

    @Override
    public void check(ReviewedSchema before, ReviewedSchema after, Findings findings) {
        for (var type : after.types()) {
            if (!type.equals(after.avro())) {
                before.types().stream()
                        .filter(older -> hasMoved(older, type))
                        .forEach(older -> findings.in(after)
                                .at(type.getName())
                                .refuse(
                                        "It was " + older.getFullName() + " in version " + before.version() + ".",
                                        "Keep the namespace, or give the type another name."));
            }
        }
    }

    private static boolean hasMoved(Schema older, Schema newer) {
        return older.getName().equals(newer.getName()) && !older.getFullName().equals(newer.getFullName());
    }
}
