// The certified OpenID Connect provider of npm on a free port, with its own sign-in pages. Knows no portal but the one it is told of.
import { type Server, createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { type Page, expect } from "@playwright/test";
import OpenIdProvider from "oidc-provider";

const CLIENT = "mitreden";
const SECRET = "a password between two programs";

export class Provider {
  private readonly server: Server;
  private readonly issuer: string;

  private constructor(server: Server) {
    this.server = server;
    const { port } = server.address() as AddressInfo;
    // By another name than the portal's, so that for a browser they are two sites.
    this.issuer = `http://127.0.0.1:${port}`;
  }

  static async open(): Promise<Provider> {
    const server = createServer();
    await new Promise<void>((ready, failed) => {
      server.once("error", failed);
      server.listen(0, "127.0.0.1", ready);
    });
    return new Provider(server);
  }

  /** For `Portal.open`. */
  settings(trusted: boolean): Record<string, string> {
    return {
      MITREDEN__OIDC__STADT__NAME: "Stadtkonto",
      MITREDEN__OIDC__STADT__ISSUER: this.issuer,
      MITREDEN__OIDC__STADT__CLIENT_ID: CLIENT,
      MITREDEN__OIDC__STADT__CLIENT_SECRET: SECRET,
      MITREDEN__OIDC__STADT__TRUSTED: String(trusted),
    };
  }

  /** Serves this portal from now on. Whoever signs in as `berta` has the checked address berta@example.org. */
  serve(portal: string): void {
    const provider = new OpenIdProvider(this.issuer, {
      clients: [{ client_id: CLIENT, client_secret: SECRET, redirect_uris: [`${portal}/anmelden/anbieter/stadt/antwort`] }],
      claims: { email: ["email", "email_verified"] },
      cookies: { keys: ["for the journeys alone"] },
      findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@example.org`, email_verified: true }) }),
    });
    this.server.on("request", provider.callback());
  }

  /** On the provider's own pages: name, any password, and yes to what the portal wants to know. */
  async agrees(page: Page, name: string): Promise<void> {
    await page.getByPlaceholder("Enter any login").fill(name);
    await page.getByPlaceholder("and password").fill("anything");
    await page.getByRole("button", { name: "Sign-in" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
  }

  /** On the provider's own pages: no. */
  async refuses(page: Page): Promise<void> {
    await expect(page.getByPlaceholder("Enter any login")).toBeVisible();
    await page.getByRole("link", { name: "Cancel" }).click();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
