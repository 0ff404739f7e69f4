package org.partnerledger.core.partner;

import static org.partnerledger.core.kernel.Shanghai.day;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.partner.CustomerEvent.CustomerLinked;
import org.partnerledger.core.partner.CustomerEvent.CustomerUnlinked;
import org.partnerledger.core.partner.PartnerEvent.PartnerCertified;
import org.partnerledger.core.partner.PartnerEvent.PartnerEnrolled;
import org.partnerledger.core.partner.PartnerEvent.PartnerLeft;

/** Partners and links in few words. Days begin at 00:00 in Shanghai. */
public final class PartnerFixture {

    public static final CurrencyCode CNY = new CurrencyCode("CNY");

    private PartnerFixture() {}

    public static PartnerEnrolled enrolled(String partner, String day) {
        return new PartnerEnrolled(new PartnerId(partner), CNY, day(day), null);
    }

    public static PartnerEnrolled enrolledBelow(String distributor, String partner, String day) {
        return new PartnerEnrolled(new PartnerId(partner), CNY, day(day), new PartnerId(distributor));
    }

    public static PartnerLeft left(String partner, String day) {
        return new PartnerLeft(new PartnerId(partner), day(day));
    }

    public static PartnerCertified certified(String partner, String from, @Nullable String to) {
        return new PartnerCertified(new PartnerId(partner), day(from), to == null ? null : day(to));
    }

    public static CustomerLinked linked(String customer, Link link) {
        return new CustomerLinked(new CustomerId(customer), link);
    }

    public static CustomerUnlinked unlinked(String customer, String to) {
        return new CustomerUnlinked(new CustomerId(customer), day(to));
    }

    /** A resale link of an enterprise. */
    public static Link resale(String partner, String from, @Nullable String to) {
        return link(partner, Association.RESALE, Segment.ENTERPRISE, from, to);
    }

    public static Link referral(String partner, String from, @Nullable String to) {
        return link(partner, Association.REFERRAL, Segment.ENTERPRISE, from, to);
    }

    /** A resale link of a customer with a cooldown after a rebind. */
    public static Link midLongTail(String partner, String from, @Nullable String to) {
        return link(partner, Association.RESALE, Segment.MID_LONG_TAIL, from, to);
    }

    public static Link link(
            String partner, Association association, Segment segment, String from, @Nullable String to) {
        Instant end = to == null ? null : day(to);
        return new Link(new PartnerId(partner), association, segment, day(from), end);
    }
}
