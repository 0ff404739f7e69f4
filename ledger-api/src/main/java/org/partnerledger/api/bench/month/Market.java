package org.partnerledger.api.bench.month;

/**
 * Who sells to whom. The first partner is large: a tenth of all lines are its own. Every fourth customer pays the
 * vendor itself (REFERRAL), all others their partner (RESALE).
 *
 * @param partners 2 or more
 * @param customers at least as many as partners
 */
public record Market(int partners, int customers) {

    /** One line in this many is the first partner's, whatever the number of partners. */
    static final int SHARE_OF_FIRST = 10;

    public Market {
        if (partners < 2 || customers < partners) {
            throw new IllegalArgumentException("a market has 2 partners or more, and a customer for each");
        }
    }

    /** @param partner from 0 on */
    public static String partnerId(int partner) {
        return "p-%04d".formatted(partner + 1);
    }

    /** @param customer from 0 on */
    public static String customerId(int customer) {
        return "c-%06d".formatted(customer + 1);
    }

    /** Whose customer this is: both from 0 on. */
    public int partnerOf(int customer) {
        return customer % partners;
    }

    static boolean isReferral(int customer, int partners) {
        return customer / partners % 4 == 3;
    }

    /** A customer of this partner, chosen by any number of 0 or more. */
    int customerOf(int partner, int drawn) {
        int customersOfPartner = (customers - partner + partners - 1) / partners;
        return partner + drawn % customersOfPartner * partners;
    }
}
