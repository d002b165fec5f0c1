package org.fleetrental.schemas.gate;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people write for people. */
final class Prose {

    private static final Pattern OPEN_QUESTION = Pattern.compile("\\bTODO\\b");

    private Prose() {}

    /** Whether nobody has written it yet: blank, or still the question of a template. */
    static boolean isMissing(@Nullable String text) {
        return text == null || text.isBlank() || OPEN_QUESTION.matcher(text).find();
    }
}
