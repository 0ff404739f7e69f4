package org.partnerledger.api.site.operator;

import org.partnerledger.api.access.audit.AuditController;
import org.partnerledger.api.access.issuer.ClientController;
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
    private final ClientController clients;
    private final AuditController audit;
    private final Listings pages;

    PeoplePages(
            UserController users,
            ApiKeyController keys,
            ClientController clients,
            AuditController audit,
            Listings pages) {
        this.users = users;
        this.keys = keys;
        this.clients = clients;
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
                        Listing.code("roles"),
                        Listing.text("partnerId"),
                        Listing.code("disabled"),
                        Listing.code("mustChangePassword")),
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
                        Listing.code("roles"),
                        Listing.text("partnerId"),
                        Listing.text("createdBy"),
                        Listing.instant("createdAt"),
                        Listing.instant("expiresAt"),
                        Listing.instant("revokedAt")),
                model);
    }

    @PostMapping("/keys/{keyId}/revoke")
    String revoke(@PathVariable String keyId) {
        Object _ = keys.revoke(keyId);
        return "redirect:/keys";
    }

    @GetMapping("/clients")
    String clients(PageQuery query, Model model) {
        return pages.page(
                "clients",
                Listing.of(
                        pages.json(clients.list(query)),
                        Listing.text("clientId"),
                        Listing.text("label"),
                        Listing.code("roles"),
                        Listing.text("partnerId"),
                        Listing.text("redirectUris"),
                        Listing.text("createdBy"),
                        Listing.instant("createdAt"),
                        Listing.instant("expiresAt"),
                        Listing.instant("revokedAt")),
                model);
    }

    @GetMapping("/audit")
    String audit(PageQuery query, Model model) {
        return pages.page(
                "audit",
                Listing.of(
                        pages.json(audit.list(query)),
                        Listing.instant("at"),
                        Listing.text("who"),
                        Listing.text("address"),
                        Listing.text("method"),
                        Listing.text("target"),
                        Listing.number("status")),
                model);
    }
}
