package org.partnerledger.api.site.operator;

import org.partnerledger.api.access.audit.AuditController;
import org.partnerledger.api.access.machine.ApiKeyController;
import org.partnerledger.api.access.signin.UserController;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Users, keys, and what was asked for and refused. */
@Controller
class PeoplePages {

    private final UserController users;
    private final ApiKeyController keys;
    private final AuditController audit;
    private final Listings pages;

    PeoplePages(UserController users, ApiKeyController keys, AuditController audit, Listings pages) {
        this.users = users;
        this.keys = keys;
        this.audit = audit;
        this.pages = pages;
    }

    @GetMapping("/users")
    String users(PageQuery query, Model model) {
        return pages.page(
                "users",
                Listing.of(
                        pages.json(users.list(query)),
                        Listing.text("name"),
                        Listing.text("roles"),
                        Listing.text("partnerId"),
                        Listing.text("disabled"),
                        Listing.text("mustChangePassword")),
                model);
    }

    @GetMapping("/keys")
    String keys(PageQuery query, Model model) {
        return pages.page(
                "keys",
                Listing.of(
                        pages.json(keys.list(query)),
                        Listing.text("keyId"),
                        Listing.text("label"),
                        Listing.text("roles"),
                        Listing.text("partnerId"),
                        Listing.text("createdBy"),
                        Listing.text("createdAt"),
                        Listing.text("expiresAt"),
                        Listing.text("revokedAt")),
                model);
    }

    @PostMapping("/keys/{keyId}/revoke")
    String revoke(@PathVariable String keyId) {
        Object _ = keys.revoke(keyId);
        return "redirect:/keys";
    }

    @GetMapping("/audit")
    String audit(PageQuery query, Model model) {
        return pages.page(
                "audit",
                Listing.of(
                        pages.json(audit.list(query)),
                        Listing.text("at"),
                        Listing.text("who"),
                        Listing.text("address"),
                        Listing.text("method"),
                        Listing.text("target"),
                        Listing.number("status")),
                model);
    }
}
