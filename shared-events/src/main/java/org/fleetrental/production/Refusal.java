package org.fleetrental.production;

/**
 * A setting that is right on one machine and wrong in production.
 *
 * @param setting by its name as a property
 * @param finding what is wrong with it; never its value, if that is a secret
 * @param remedy how to set it right
 */
record Refusal(String setting, String finding, String remedy) {

    @Override
    public String toString() {
        return "%s %s: %s".formatted(setting, finding, remedy);
    }
}
