package org.fleetrental.schemas.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of a name in camel case: {@code unitPrice} is of {@code unit} and {@code price}. */
final class Words {

    private Words() {}

    static List<String> of(String name) {
        return Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
