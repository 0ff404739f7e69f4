package org.partnerledger.api.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.FormTargets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of signing in. */
@Controller
class SignInController {

    private final PasswordChange change;
    private final ObjectProvider<ClientRegistrationRepository> providers;
    private final ObjectProvider<FormTargets> targets;

    SignInController(
            PasswordChange change,
            ObjectProvider<ClientRegistrationRepository> providers,
            ObjectProvider<FormTargets> targets) {
        this.change = change;
        this.providers = providers;
        this.targets = targets;
    }

    /** A provider of OpenID Connect that one may sign in by. */
    record ProviderView(String id, String name) {}

    @GetMapping("/sign-in")
    String signIn(Model model, HttpServletResponse response) {
        targets.ifAvailable(it -> response.setHeader("Content-Security-Policy", SecurityHeaders.policy(it.origins())));
        if (providers.getIfAvailable() instanceof Iterable<?> registrations) {
            var views = new ArrayList<ProviderView>();
            registrations.forEach(it -> {
                if (it instanceof ClientRegistration registration) {
                    views.add(new ProviderView(registration.getRegistrationId(), registration.getClientName()));
                }
            });
            model.addAttribute("providers", views);
        }
        return "sign-in";
    }

    @GetMapping("/password")
    String password(Model model) {
        model.addAttribute("name", CurrentUser.current().name());
        return "password";
    }

    @PostMapping("/password")
    String change(
            HttpServletRequest request,
            Model model,
            @RequestParam String current,
            @RequestParam String chosen,
            @RequestParam String again) {
        PasswordChange.Outcome outcome = chosen.equals(again)
                ? change.change(CurrentUser.current().name(), current, chosen, request.getRemoteAddr())
                : PasswordChange.Outcome.DIFFERENT;
        if (outcome == PasswordChange.Outcome.CHANGED) {
            change.refreshSession(request);
            return "redirect:/";
        }
        model.addAttribute("name", CurrentUser.current().name());
        model.addAttribute("outcome", outcome.name());
        return "password";
    }
}
