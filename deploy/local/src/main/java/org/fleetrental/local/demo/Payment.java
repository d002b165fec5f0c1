package org.fleetrental.local.demo;

/** A payment that was taken, and what of it has not gone back yet. */
final class Payment {

    private final String id;
    private final String rental;
    private final String method;
    private long leftMinor;

    Payment(String id, String rental, String method, long amountMinor) {
        this.id = id;
        this.rental = rental;
        this.method = method;
        this.leftMinor = amountMinor;
    }

    void wentBack(long amountMinor) {
        leftMinor -= amountMinor;
    }

    String path(String action) {
        return "/v1/payments/" + id + "/" + action;
    }

    String rental() {
        return rental;
    }

    boolean isByCard() {
        return method.equals("CARD");
    }

    long leftMinor() {
        return leftMinor;
    }
}
