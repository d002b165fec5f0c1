package org.fleetrental.fleet.vehicle;

import java.util.Optional;

/**
 * Vehicle identification number, ISO 3779: 17 capital letters and digits without I, O and Q. North American ones carry
 * a check digit in position 9; elsewhere anything may stand there.
 *
 * @see <a href="https://www.ecfr.gov/current/title-49/subtitle-B/chapter-V/part-565">49 CFR 565.15(c), the check
 *     digit</a>
 */
public record Vin(String value) {

    private static final int LENGTH = 17;
    private static final int CHECK_POSITION = 9;
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String LETTER_VALUES = "12345678123457923456789";
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    /** @throws IllegalArgumentException if the text is no VIN; see {@link #parse} for what people type */
    public Vin {
        flaw(value).ifPresent(reason -> {
            throw new IllegalArgumentException(value + ": " + reason);
        });
    }

    sealed interface Reading {}

    record Valid(Vin vin) implements Reading {}

    /** @param reason why it is no VIN, for the one who typed it */
    record Invalid(String reason) implements Reading {}

    /** Takes small letters too. */
    static Reading parse(String text) {
        var capitals = capitals(text);
        return flaw(capitals).<Reading>map(Invalid::new).orElseGet(() -> new Valid(new Vin(capitals)));
    }

    @Override
    public String toString() {
        return value;
    }

    private static Optional<String> flaw(String vin) {
        var characters = vin.codePoints().toArray();
        if (characters.length != LENGTH) {
            return Optional.of("a VIN has 17 characters, this has " + characters.length);
        }
        for (int i = 0; i < LENGTH; i++) {
            if (valueOf(characters[i]) < 0) {
                return Optional.of("'%s' at position %d is not allowed: digits and capital letters without I, O and Q"
                        .formatted(Character.toString(characters[i]), i + 1));
            }
        }
        var found = vin.charAt(CHECK_POSITION - 1);
        var expected = checkDigit(vin);
        if (isNorthAmerican(vin) && found != expected) {
            return Optional.of("the check digit at position 9 is %s, expected %s".formatted(found, expected));
        }
        return Optional.empty();
    }

    private static boolean isNorthAmerican(String vin) {
        return vin.charAt(0) >= '1' && vin.charAt(0) <= '5';
    }

    private static char checkDigit(String vin) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += WEIGHTS[i] * valueOf(vin.charAt(i));
        }
        int remainder = sum % 11;
        return remainder == 10 ? 'X' : (char) ('0' + remainder);
    }

    /** Value in the check sum; -1 for a character that no VIN has. */
    private static int valueOf(int character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        int letter = LETTERS.indexOf(character);
        return letter < 0 ? -1 : LETTER_VALUES.charAt(letter) - '0';
    }

    /** ASCII only: String.toUpperCase would turn foreign letters, such as the long s, into allowed ones. */
    private static String capitals(String text) {
        return text.codePoints()
                .map(character -> character >= 'a' && character <= 'z' ? character - 'a' + 'A' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
