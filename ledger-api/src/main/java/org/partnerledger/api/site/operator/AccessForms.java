package org.partnerledger.api.site.operator;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.issuer.ClientController;
import org.partnerledger.api.access.machine.ApiKeyController;
import org.partnerledger.api.access.signin.UserController;
import org.partnerledger.api.site.form.FormBody;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes users, keys and clients. What is shown once is the answer to the form itself: no address leads to it again. */
@Controller
class AccessForms {

    private final UserController users;
    private final ApiKeyController keys;
    private final ClientController clients;

    AccessForms(UserController users, ApiKeyController keys, ClientController clients) {
        this.users = users;
        this.keys = keys;
        this.clients = clients;
    }

    /** @param secret null where there is none to be shown: somebody was changed who was there already */
    public record Shown(String page, String name, @Nullable String secret) {}

    /**
     * What the forms ask for, those of keys and clients alike.
     *
     * @param days of keys and clients
     */
    record Asked(
            @Nullable String label,
            @Nullable List<String> roles,
            @Nullable String partnerId,
            @Nullable String redirectUris,
            @Nullable String days) {

        FormBody body() {
            return new FormBody()
                    .withWords("roles", roles == null ? null : String.join(" ", roles))
                    .with("partnerId", partnerId)
                    .with("label", label)
                    .withWords("redirectUris", redirectUris)
                    .withNumber("days", days);
        }
    }

    @PostMapping("/users")
    String user(
            @RequestParam String name,
            Asked asked,
            @RequestParam(defaultValue = "false") boolean disabled,
            Model model,
            HttpServletResponse response) {
        var user = users.put(name, asked.body().withFlag("disabled", disabled).body());
        return shown(new Shown("users", user.name(), user.password()), model, response);
    }

    @PostMapping("/users/{name}/password")
    String password(@PathVariable String name, Model model, HttpServletResponse response) {
        var user = users.resetPassword(name);
        return shown(new Shown("users", user.name(), user.password()), model, response);
    }

    @PostMapping("/keys")
    String key(Asked asked, Model model, HttpServletResponse response) {
        var key = keys.create(asked.body().body());
        return shown(new Shown("keys", key.label(), key.key()), model, response);
    }

    @PostMapping("/clients")
    String client(Asked asked, Model model, HttpServletResponse response) {
        var client = clients.create(asked.body().body());
        return shown(new Shown("clients", client.clientId(), client.secret()), model, response);
    }

    @PostMapping("/clients/{clientId}/revoke")
    String revoke(@PathVariable String clientId) {
        Object _ = clients.revoke(clientId);
        return "redirect:/clients";
    }

    /** Nobody keeps the page: neither the browser nor anything on the way. */
    private static String shown(Shown it, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("shown", it);
        return "staff/secret";
    }
}
