import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { firstSpoken, LanguageProvider } from "./language/language.tsx";
import { applyTheme } from "./shell/theme.tsx";
import "./styles/index.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");
applyTheme();
const first = await firstSpoken();
createRoot(root).render(
  <StrictMode>
    <LanguageProvider first={first}>
      <App />
    </LanguageProvider>
  </StrictMode>,
);
