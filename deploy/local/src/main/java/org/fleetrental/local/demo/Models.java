package org.fleetrental.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The vehicles that a rental company buys. */
final class Models {

    private static final String LETTERS_AND_DIGITS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
    private static final String DIGITS = "0123456789";

    /** @param plant first eight characters of its VINs, of North America, so that they have a check digit */
    private record Model(String vehicleClass, String make, String model, String plant) {}

    private static final List<Model> MODELS = List.of(
            new Model("ECONOMY", "Chevrolet", "Spark", "1G1YB2D4"),
            new Model("COMPACT", "Honda", "Civic", "2HGFE2F5"),
            new Model("COMPACT", "Toyota", "Corolla", "5YFEPMAE"),
            new Model("STANDARD", "Nissan", "Altima", "1N4BL4BV"),
            new Model("STANDARD", "Chevrolet", "Malibu", "1G1ZD5ST"),
            new Model("SUV", "Toyota", "RAV4", "2T3P1RFV"),
            new Model("SUV", "Honda", "CR-V", "5J6RW2H8"),
            new Model("LUXURY", "Cadillac", "CT5", "1G6DN5RK"),
            new Model("VAN", "Chrysler", "Pacifica", "2C4RC1BG"));

    private Models() {}

    /** A body for {@code POST /v1/vehicles}. The number makes VIN and plate unique. */
    static Map<String, Object> buy(Chance chance, int number, int year) {
        var model = chance.oneOf(MODELS);
        var vehicle = new LinkedHashMap<String, Object>();
        vehicle.put("vin", vin(model.plant(), chance, number));
        vehicle.put("make", model.make());
        vehicle.put("model", model.model());
        vehicle.put("year", year - chance.between(0, 3));
        vehicle.put("vehicleClass", model.vehicleClass());
        vehicle.put("licensePlate", "FR-%s %d".formatted(chance.text("ABCDEFGHKLMNPRSTUVWXYZ", 2), 1_000 + number));
        vehicle.put("odometerKm", chance.between(10, 60_000));
        return vehicle;
    }

    private static String vin(String plant, Chance chance, int number) {
        var behind = chance.text(LETTERS_AND_DIGITS, 1) + chance.text(LETTERS_AND_DIGITS, 1) + "%06d".formatted(number);
        return plant + checkDigit(plant + "0" + behind) + behind;
    }

    /** By 49 CFR 565.15: the weighted sum of all characters modulo 11, X for ten. */
    private static char checkDigit(String vin) {
        var weights = new int[] {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * value(vin.charAt(i));
        }
        return sum % 11 == 10 ? 'X' : DIGITS.charAt(sum % 11);
    }

    private static int value(char character) {
        return Character.isDigit(character)
                ? character - '0'
                : "12345678 12345 7 923456789".charAt(character - 'A') - '0';
    }
}
