package org.fleetrental.schemas.catalog;

import java.util.List;

/** Which colour is whose: one a service, the same all over the page. Colour never is the only sign. */
record Palette(List<String> services) {

    private static final int COLOURS = 6;

    /** A class that sets {@code --who}. */
    String styleClass(String service) {
        return "who-" + Math.floorMod(services.indexOf(service), COLOURS);
    }

    Html chip(String service) {
        return Html.tag("span", "chip " + styleClass(service)).text(service);
    }
}
