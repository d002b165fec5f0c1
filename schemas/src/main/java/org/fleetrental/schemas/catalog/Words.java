package org.fleetrental.schemas.catalog;

import java.util.Locale;
import org.fleetrental.schemas.EventDescription.PersonalData;
import org.fleetrental.schemas.EventDescription.Status;

/** Turns of phrase of the page. */
final class Words {

    private Words() {}

    /** A name that may break between its words: a phone is narrow. */
    static Html breakable(String name) {
        var broken = Html.fragment();
        for (var part : name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[._])")) {
            broken.add(Html.fragment().text(part), Html.tag("wbr"));
        }
        return broken;
    }

    /** Text in which what stands between backticks is code. */
    static Html withCode(String text) {
        var html = Html.fragment();
        var parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            html.add(
                    i % 2 == 0
                            ? Html.fragment().text(parts[i])
                            : Html.tag("code").text(parts[i]));
        }
        return html;
    }

    static String of(Status status) {
        return switch (status) {
            case ACTIVE -> "active";
            case DEPRECATED -> "deprecated";
            case ENDED -> "ended";
        };
    }

    static String of(PersonalData personalData) {
        return switch (personalData) {
            case NONE -> "none: nothing about anybody";
            case PSEUDONYMOUS -> "pseudonymous: an opaque id of a customer, and nothing else of a person";
        };
    }

    static String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** What may be an id or a class: letters, digits and dashes. */
    static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9-]", "-");
    }
}
