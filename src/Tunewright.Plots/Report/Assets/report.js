document.getElementById("app").textContent = "The page is not built: npm run build --prefix web";
